package dev.lathe.processor.backend.api;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.lathe.processor.backend.CompiledNetwork;
import dev.lathe.processor.emit.RuntimeTypes;
import dev.lathe.processor.spec.NetworkSpec;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Writes how a class answers in the user's own types, from {@code forward}, {@code outputs}, {@code bestClass} and {@code classify} that it has. */
final class Answers {
  private final CompiledNetwork network;
  private final NetworkSpec spec;
  private final ModelTypes types;
  private final boolean trains;
  private final List<Modifier> access;

  /** @param trains whether it takes targets too */
  Answers(CompiledNetwork network, ModelTypes types, boolean trains) {
    this.network = network;
    this.spec = network.spec();
    this.types = types;
    this.trains = trains;
    this.access = access(spec);
  }

  /** Modifiers of what users see. */
  static List<Modifier> access(NetworkSpec spec) {
    return spec.type().isPublic() ? List.of(Modifier.PUBLIC) : List.of();
  }

  void addLabels(TypeSpec.Builder builder) {
    if (network.classTargets()) {
      builder.addField(labels());
    }
  }

  void addMethods(TypeSpec.Builder builder) {
    builder.addMethod(predict());
    if (network.classTargets()) {
      builder.addMethod(classify());
    }
    addParts(builder);
    if (spec.features() != null) {
      builder.addType(FeatureColumns.emit(spec.features(), types.input()));
    }
  }

  /** Records for what has several parts, and methods that take the parts of an example one by one. */
  private void addParts(TypeSpec.Builder builder) {
    Parts inputs = Parts.inputs(network);
    Stream<Parts> targets = trains ? Stream.of(Parts.targets(network)) : Stream.empty();
    Stream.of(Stream.of(inputs), targets, Stream.of(Parts.results(network)))
        .flatMap(parts -> parts)
        .filter(Parts::areSeveral)
        .forEach(parts -> builder.addType(parts.declaration(access)));
    if (inputs.areSeveral()) {
      builder.addMethod(inputs.overload("forward", ModelTypes.FLOATS));
      builder.addMethod(inputs.overload("predict", predicted()));
    }
  }

  private FieldSpec labels() {
    TypeName list = ParameterizedTypeName.get(ClassName.get(List.class), types.label());
    CodeBlock values = spec.labels() == null
        ? CodeBlock.of("$T.range(0, $L).boxed().toList()", IntStream.class, classes())
        : CodeBlock.of("$T.of($T.values())", List.class, types.label());
    return FieldSpec.builder(list, "LABELS", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer(values)
        .build();
  }

  private int classes() {
    return network.outputShape().last().count();
  }

  private MethodSpec predict() {
    return MethodSpec.methodBuilder("predict")
        .addModifiers(Modifier.PUBLIC)
        .addParameter(types.input(), "input")
        .addJavadoc(
            "$L\n",
            network.classTargets() ? "The class with the highest score." : "The network's answer.")
        .returns(predicted())
        .addCode(prediction())
        .build();
  }

  private boolean isOneNumber() {
    return !network.classTargets()
        && network.results().size() == 1
        && network.outputShape().size().count() == 1;
  }

  private TypeName predicted() {
    if (isOneNumber()) {
      return TypeName.FLOAT;
    }
    return network.classTargets() && spec.labels() == null ? TypeName.INT : types.label();
  }

  private CodeBlock prediction() {
    int results = network.results().size();
    if (results > 1) {
      String listed = IntStream.range(0, results)
          .mapToObj(number -> "outputs[" + number + "]")
          .collect(Collectors.joining(", "));
      return CodeBlock.of(
          "float[][] outputs = outputs(input);\nreturn new $T($L);\n", types.label(), listed);
    }
    if (!network.classTargets()) {
      return CodeBlock.of(
          isOneNumber() ? "return forward(input)[0];\n" : "return forward(input);\n");
    }
    return CodeBlock.of(
        spec.labels() == null
            ? "return bestClass(input);\n"
            : "return LABELS.get(bestClass(input));\n");
  }

  private MethodSpec classify() {
    return MethodSpec.methodBuilder("classify")
        .addModifiers(Modifier.PUBLIC)
        .addParameter(types.input(), "input")
        .addJavadoc(
            "The class with the highest score and the probabilities of all, the softmax of the scores.\n")
        .returns(ParameterizedTypeName.get(RuntimeTypes.PREDICTION, types.label()))
        .addStatement("return classify(input, LABELS)")
        .build();
  }
}
