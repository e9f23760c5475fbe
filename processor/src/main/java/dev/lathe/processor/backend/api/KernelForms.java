package dev.lathe.processor.backend.api;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.lathe.processor.backend.CompiledNetwork;
import dev.lathe.processor.backend.MultiplyAdds;
import dev.lathe.processor.emit.RuntimeTypes;
import java.util.List;
import java.util.function.Supplier;
import javax.lang.model.element.Modifier;

/** Writes how a model makes its programs, and where these get their kernels from: one object, or the form of two that is the faster one by now. */
final class KernelForms {
  private static final int FEWEST_EXAMPLES = 2;

  /** Enough for every loop to be entered. */
  private static final int FEW_EXAMPLES = 16;

  /** What an interpreter gets done in about a second, a vector at a time. */
  private static final long FEW_MULTIPLY_ADDS = 10_000_000;

  /** Enough to see which form is the faster one. */
  private static final int MANY_EXAMPLES = 64;

  /** For one example, weights are read as fast as memory gives them, in either form. */
  private static final int MANY_PREDICTED = 32;

  /** What compiled code gets done in some hundredths of a second. */
  private static final long MANY_MULTIPLY_ADDS = 200_000_000;

  private final CompiledNetwork network;
  private final boolean withVectors;
  private final ClassName kernels;

  KernelForms(CompiledNetwork network, boolean withVectors) {
    this.network = network;
    this.withVectors = withVectors;
    this.kernels = network.className("Kernels");
  }

  void addTo(TypeSpec.Builder model) {
    if (!withVectors) {
      model.addField(
          constant(kernels, "KERNELS").initializer("new $T()", kernels).build());
      return;
    }
    int batch = network.spec().training().integer("batchSize");
    int few = examples(FEW_EXAMPLES, FEW_MULTIPLY_ADDS);
    int many = examples(Math.min(MANY_EXAMPLES, batch), MANY_MULTIPLY_ADDS);
    model.addField(forms("TRAINING", "rehearseTraining", few, many));
    int predicted = examples(MANY_PREDICTED, MANY_MULTIPLY_ADDS);
    model.addField(forms("PREDICTION", "rehearsePrediction", 1, predicted));
    model.addMethod(rehearsal("rehearseTraining", "Train"));
    model.addMethod(rehearsal("rehearsePrediction", "Predict"));
  }

  private static FieldSpec.Builder constant(TypeName type, String name) {
    return FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL);
  }

  /** At most so many, and no more than come to so many multiply-adds. */
  private int examples(int most, long multiplyAdds) {
    long each =
        Math.max(1, MultiplyAdds.of(network.predict().graph(), any -> true).ofOne());
    return (int) Math.min(most, Math.max(FEWEST_EXAMPLES, multiplyAdds / each));
  }

  private FieldSpec forms(String name, String rehearsal, int few, int many) {
    TypeName type = ParameterizedTypeName.get(RuntimeTypes.FORMS, kernels);
    return constant(type, name)
        .initializer(
            "new $T<>($T::new, () -> new $T(), $T::$L, $L, $L)",
            RuntimeTypes.FORMS,
            kernels,
            network.className("KernelsVector"),
            network.className("Model"),
            rehearsal,
            few,
            many)
        .build();
  }

  /** A program with weights of its own, for nothing but to have kernels compiled. */
  private MethodSpec rehearsal(String name, String program) {
    ClassName type = network.className(program);
    ClassName state = network.className("State");
    return MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addParameter(ParameterizedTypeName.get(ClassName.get(Supplier.class), kernels), "kernels")
        .addParameter(int.class, "examples")
        .returns(type)
        .addStatement("$1T state = new $1T()", state)
        .addStatement("state.initialize(0)")
        .addStatement("return new $T(state, kernels, examples)", type)
        .build();
  }

  /** How a program is made for a number of examples a batch. */
  CodeBlock program(String suffix, boolean predicts) {
    return CodeBlock.of(
        "capacity -> new $T(state, $L, capacity)", network.className(suffix), argument(predicts));
  }

  /** What a hand-written loop works with, made when it is asked for. */
  MethodSpec stepwise() {
    ClassName gradients = network.className("Gradients");
    return MethodSpec.methodBuilder("stepwise")
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addParameter(network.className("State"), "state")
        .returns(RuntimeTypes.STEPWISE)
        .addStatement("$1T gradients = new $1T()", gradients)
        .addCode(
            "return new $T(\n$>$>gradients,\ncapacity -> new $T(state, gradients, $L, capacity),\nnew $T(state, gradients, $L));$<$<\n",
            RuntimeTypes.STEPWISE,
            network.className("Backward"),
            argument(false),
            network.className("Step"),
            argument(false))
        .build();
  }

  /** What a program's constructor is given. */
  private CodeBlock argument(boolean predicts) {
    if (!withVectors) {
      return CodeBlock.of("() -> KERNELS");
    }
    return CodeBlock.of(predicts ? "PREDICTION" : "TRAINING");
  }

  /** What {@code warmUp} waits for. */
  CodeBlock listed() {
    return CodeBlock.of(withVectors ? "$T.of(TRAINING, PREDICTION)" : "$T.of()", List.class);
  }
}
