package dev.lathe.processor.backend.cpu;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.lathe.processor.emit.RuntimeTypes;
import dev.lathe.processor.emit.VectorTypes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;

/** Makes kernels of text: their parameters in one line, their bodies as they are. */
final class KernelMethod {
  private static final Map<String, TypeName> TYPES = types();
  private static final Pattern VECTOR_TYPE =
      Pattern.compile("\\b(" + String.join("|", VectorTypes.BY_NAME.keySet()) + ")\\b");

  private KernelMethod() {}

  private static Map<String, TypeName> types() {
    Map<String, TypeName> types = new HashMap<>(VectorTypes.BY_NAME);
    for (Class<?> type : List.of(
        void.class,
        float[][].class,
        float[].class,
        int[].class,
        boolean.class,
        long.class,
        float.class,
        int.class)) {
      types.put(type.getSimpleName(), TypeName.get(type));
    }
    types.put("PoolWindows", RuntimeTypes.POOL_WINDOWS);
    types.put("ConvolutionWindows", RuntimeTypes.CONVOLUTION_WINDOWS);
    types.put("ChannelsLastWindows", RuntimeTypes.CHANNELS_LAST_WINDOWS);
    return types;
  }

  static MethodSpec kernel(String name, String what, String parameters, String body) {
    MethodSpec.Builder kernel = MethodSpec.methodBuilder(name).addJavadoc("$L\n", what);
    if (!parameters.isEmpty()) {
      for (String parameter : parameters.split(", ", -1)) {
        addParameter(kernel, parameter.split(" ", -1));
      }
    }
    return kernel.addCode(code(body)).build();
  }

  /** A kernel of the same name and parameters with another body. */
  static MethodSpec twin(MethodSpec kernel, String body) {
    return MethodSpec.methodBuilder(kernel.name())
        .addJavadoc(kernel.javadoc())
        .addParameters(kernel.parameters())
        .addCode(code(body))
        .build();
  }

  /** A function that kernels call, which has no need of the object. */
  static MethodSpec function(
      String returns, String name, String what, String parameters, String body) {
    return kernel(name, what, parameters, body).toBuilder()
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .returns(type(returns))
        .build();
  }

  /** Text in which types of the Vector API are known, so that they are imported. */
  static CodeBlock code(String body) {
    List<ClassName> types = new ArrayList<>();
    Matcher matcher = VECTOR_TYPE.matcher(body);
    String format = matcher.replaceAll(found -> {
      types.add(Objects.requireNonNull(VectorTypes.BY_NAME.get(found.group())));
      return Matcher.quoteReplacement("$T");
    });
    return CodeBlock.of(format, types.toArray());
  }

  private static void addParameter(MethodSpec.Builder kernel, String[] words) {
    if (words.length == 1) {
      kernel.addParameter(RuntimeTypes.MEMBER, words[0]);
    } else {
      kernel.addParameter(type(words[0]), words[1]);
    }
  }

  private static TypeName type(String name) {
    return Objects.requireNonNull(TYPES.get(name), name);
  }
}
