package dev.lathe.processor.backend.api;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.lathe.processor.backend.CompiledNetwork;
import dev.lathe.processor.backend.PredictionCode;
import dev.lathe.processor.emit.MethodSplitter;
import dev.lathe.processor.ir.State;
import dev.lathe.processor.weights.SavedTensor;
import dev.lathe.processor.weights.SavedWeights;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Writes how a predictor reads weights: one tensor after the other, as they lie in the file that was seen while compiling. */
final class WeightsReading {
  private static final String PARAMETER = "weights";

  private final CompiledNetwork network;
  private final Map<String, State> byName;
  private final PredictionCode code;
  private final Optional<SavedWeights> weights;

  WeightsReading(CompiledNetwork network, PredictionCode code, Optional<SavedWeights> weights) {
    this.network = network;
    this.byName =
        code.fields().keySet().stream().collect(Collectors.toMap(State::label, state -> state));
    this.code = code;
    this.weights = weights;
  }

  List<MethodSpec> methods() {
    MethodSpec.Builder read = MethodSpec.methodBuilder("read")
        .addModifiers(Modifier.PRIVATE)
        .addParameter(InputStream.class, "bytes")
        .addException(IOException.class);
    if (weights.isEmpty()) {
      return List.of(read.addStatement(
              "throw new $T($T.of($S, $S, $S, $S))",
              IOException.class,
              copy("Message"),
              "L207",
              "weights that were there while compiling",
              "a class compiled with -Alathe.weights=off",
              "compile it without that option")
          .build());
    }
    SavedWeights layout = weights.get();
    read.addStatement(
            "$1T weights = $1T.of(bytes, $2L, $3LL)",
            copy("WeightsInput"),
            layout.headerBytes(),
            layout.headerChecksum())
        .addStatement("readTensors(weights)");
    if (network.spec().features() != null) {
      read.addStatement("input.load()");
    }
    read.addStatement("weights.end()");
    MethodSpec prototype = MethodSpec.methodBuilder("readTensors")
        .addModifiers(Modifier.PRIVATE)
        .addParameter(copy("WeightsInput"), PARAMETER)
        .addException(IOException.class)
        .build();
    List<MethodSpec> methods = new ArrayList<>(List.of(read.build()));
    methods.addAll(MethodSplitter.split(
        prototype, layout.tensors().stream().map(this::statement).toList()));
    return methods;
  }

  private ClassName copy(String name) {
    return network.className("Predictor").nestedClass(name);
  }

  private CodeBlock statement(SavedTensor tensor) {
    if (tensor.name().equals(CompiledNetwork.FEATURES_MEAN)) {
      return read(tensor, "doubles", "input.mean", "F64");
    }
    if (tensor.name().equals(CompiledNetwork.FEATURES_STD)) {
      return read(tensor, "doubles", "input.deviation", "F64");
    }
    State state = byName.get(tensor.name());
    return state == null
        ? CodeBlock.of("weights.skip($LL); // $L\n", tensor.bytes(), tensor.name())
        : ofState(tensor, state);
  }

  private CodeBlock ofState(SavedTensor tensor, State state) {
    String field = "state." + code.fields().get(state);
    CodeBlock read = read(tensor, "floats", field, "F32");
    return state.isPermuted()
        ? read.toBuilder()
            .addStatement(
                "$T.turn($L, new int[] {$L}, $L)",
                copy("WeightsInput"),
                field,
                joined(tensor.shape()),
                joined(state.axes()))
            .build()
        : read;
  }

  private static String joined(List<?> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  /** Numbers of the plain type are read as they are, others one by one. */
  private CodeBlock read(SavedTensor tensor, String method, String to, String plain) {
    return tensor.type().equals(plain)
        ? CodeBlock.of("weights.$L($L);\n", method, to)
        : CodeBlock.of(
            "$T.$L(weights, $T.$L, $L);\n",
            copy("OtherTypes"),
            method,
            copy("DType"),
            tensor.type(),
            to);
  }
}
