package dev.lathe.processor.backend.cpu;

import com.palantir.javapoet.MethodSpec;
import dev.lathe.processor.emit.RuntimeTypes;
import javax.lang.model.element.Modifier;

/** Makes kernels of text: their parameters in one line, their bodies as they are. */
final class KernelMethod {
  private KernelMethod() {}

  static MethodSpec kernel(String name, String what, String parameters, String body) {
    MethodSpec.Builder kernel =
        MethodSpec.methodBuilder(name).addJavadoc("$L\n", what).addModifiers(Modifier.STATIC);
    for (String parameter : parameters.split(", ", -1)) {
      addParameter(kernel, parameter.split(" ", -1));
    }
    return kernel.addCode(body).build();
  }

  private static void addParameter(MethodSpec.Builder kernel, String[] words) {
    switch (words[0]) {
      case "float[][]" -> kernel.addParameter(float[][].class, words[1]);
      case "int[]" -> kernel.addParameter(int[].class, words[1]);
      case "boolean" -> kernel.addParameter(boolean.class, words[1]);
      case "float[]" -> kernel.addParameter(float[].class, words[1]);
      case "float" -> kernel.addParameter(float.class, words[1]);
      case "int" -> kernel.addParameter(int.class, words[1]);
      default -> kernel.addParameter(RuntimeTypes.MEMBER, words[0]);
    }
  }
}
