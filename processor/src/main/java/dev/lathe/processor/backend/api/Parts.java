package dev.lathe.processor.backend.api;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.lathe.processor.backend.CompiledNetwork;
import dev.lathe.processor.ir.ElementType;
import dev.lathe.processor.ir.Graph;
import dev.lathe.processor.ir.Node;
import dev.lathe.processor.ir.Op;
import dev.lathe.processor.spec.InputSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;

/**
 * What a network takes or gives, in one part or several: an array, or a record of arrays that the model declares.
 *
 * @param record name of the record, {@code Input}
 * @param what it holds, for its Javadoc
 * @param parts in order
 */
record Parts(String record, String what, List<Part> parts) {
  /**
   * One array.
   *
   * @param name of the parameter or component
   * @param tokens whether it holds whole numbers
   * @param shape of one example, for the Javadoc
   */
  record Part(String name, boolean tokens, String shape) {
    TypeName type() {
      return tokens ? ModelTypes.INTS : ModelTypes.FLOATS;
    }
  }

  static Parts inputs(CompiledNetwork network) {
    List<Part> parts = new ArrayList<>();
    for (InputSpec input : network.spec().inputs()) {
      parts.add(new Part(input.name(), input.tokens(), input.shape()));
    }
    return new Parts("Input", "One example", parts);
  }

  static Parts targets(CompiledNetwork network) {
    List<Part> parts = new ArrayList<>();
    for (Node target : network.targets()) {
      String name = ((Op.Input) target.op()).name();
      String plain =
          name.startsWith(Graph.TARGET + ".") ? name.substring(Graph.TARGET.length() + 1) : name;
      parts.add(part(plain, target));
    }
    return new Parts("Target", "What the results for one example are compared with", parts);
  }

  static Parts results(CompiledNetwork network) {
    List<Part> parts = new ArrayList<>();
    network.results().forEach((name, node) -> parts.add(part(name, node)));
    return new Parts("Output", "The results for one example", parts);
  }

  private static Part part(String name, Node node) {
    return new Part(name, node.type() == ElementType.INT, node.shape().perExample());
  }

  boolean areSeveral() {
    return parts.size() > 1;
  }

  /** What stands for all of them: the record, the one array, or, where there is nothing, an array of numbers. */
  TypeName type(ClassName owner) {
    if (areSeveral()) {
      return owner.nestedClass(record);
    }
    return parts.isEmpty() ? ModelTypes.FLOATS : parts.get(0).type();
  }

  TypeSpec declaration(List<Modifier> access) {
    MethodSpec.Builder components = MethodSpec.constructorBuilder();
    TypeSpec.Builder declaration = TypeSpec.recordBuilder(record)
        .addModifiers(access.toArray(Modifier[]::new))
        .addJavadoc("$L; arrays are row-major.\n\n", what);
    for (Part part : parts) {
      declaration.addJavadoc(
          "@param $L $L\n", part.name(), part.shape().isEmpty() ? "one number" : part.shape());
      components.addParameter(part.type(), part.name());
    }
    return declaration.recordConstructor(components.build()).build();
  }

  /** {@code forward} or {@code predict} of the parts one by one. */
  MethodSpec overload(String name, TypeName returned) {
    List<ParameterSpec> parameters = parts.stream()
        .map(part -> ParameterSpec.builder(part.type(), part.name()).build())
        .toList();
    CodeBlock names =
        CodeBlock.of("$L", String.join(", ", parts.stream().map(Part::name).toList()));
    return MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.PUBLIC)
        .addJavadoc("The same for the parts of an example one by one.\n")
        .addParameters(parameters)
        .returns(returned)
        .addStatement("return $L(new $L($L))", name, record, names)
        .build();
  }

  /** The codec of all parts, each with a codec of its own. */
  CodeBlock codec(TypeName joint, List<CodeBlock> codecs) {
    CodeBlock.Builder code = CodeBlock.builder().add("new $T<$L>()$>$>", joint, record);
    IntStream.range(0, parts.size())
        .forEach(part -> code.add(
            "\n.with($S, $L::$L, $L)",
            parts.get(part).name(),
            record,
            parts.get(part).name(),
            codecs.get(part)));
    return code.add("$<$<").build();
  }
}
