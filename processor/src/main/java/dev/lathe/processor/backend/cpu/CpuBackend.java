package dev.lathe.processor.backend.cpu;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeSpec;
import dev.lathe.processor.backend.CompiledNetwork;
import dev.lathe.processor.backend.PlannedProgram;
import dev.lathe.processor.backend.PredictionCode;
import dev.lathe.processor.ir.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Writes everything of a network that runs on the CPU. */
public final class CpuBackend {
  private CpuBackend() {}

  /**
   * Classes of state, of each program, and of the kernels that they share.
   *
   * @param withVectors whether kernels are written with the Vector API as well
   */
  public static List<TypeSpec> emit(CompiledNetwork network, boolean withVectors) {
    ClassName model = network.className("Model");
    StateNames names = new StateNames(network.states(), network.gradients());
    KernelLibrary kernels = new KernelLibrary(network.className("Kernels"), withVectors);
    Programs programs = new Programs(network, kernels, names);
    List<TypeSpec> types = new ArrayList<>(List.of(
        new StateEmitter(network.states(), names)
            .emit(
                network.className("State"),
                model,
                "What {@link $T} keeps from step to step: weights first, then what the optimizer adds. Arrays are row-major."),
        new StateEmitter(network.gradients(), names)
            .emit(
                network.className("Gradients"),
                model,
                "What a hand-written loop around {@link $T} gathers between two steps: one gradient a weight."),
        programs.emit(network.train(), "Train", "One step of training"),
        programs.emit(network.backward(), "Backward", "Loss and gradients"),
        programs.emit(network.step(), "Step", "The optimizer's step with gathered gradients"),
        programs.emit(network.evaluate(), "Evaluate", "Forward pass and loss"),
        programs.emit(network.predict(), "Predict", "Forward pass")));
    types.addAll(kernels.build(model));
    return types;
  }

  /** What answers for one example, with kernels in scalar form, to be nested in another class. */
  public static PredictionCode emitPrediction(CompiledNetwork network, ClassName outer) {
    Set<State> read = network.predict().graph().states();
    List<State> weights = network.states().stream().filter(read::contains).toList();
    StateNames names = new StateNames(weights, List.of());
    KernelLibrary kernels = new KernelLibrary(outer.nestedClass("Kernels"), false);
    ProgramEmitter emitter = new ProgramEmitter(
        network.predict(),
        kernels,
        names,
        suffix -> suffix.equals("Model") ? outer : outer.nestedClass(suffix));
    List<TypeSpec> types = new ArrayList<>(List.of(
        new StateEmitter(weights, names).emitArrays(outer.nestedClass("State")),
        emitter.emit(outer.nestedClass("Predict"), "Forward pass")));
    types.addAll(kernels.build(outer));
    return new PredictionCode(
        types.stream().map(CpuBackend::nested).toList(),
        weights.stream().collect(Collectors.toMap(Function.identity(), names::field)));
  }

  private static TypeSpec nested(TypeSpec type) {
    return type.toBuilder().addModifiers(Modifier.PRIVATE, Modifier.STATIC).build();
  }

  /** What all programs of a network have in common. */
  private record Programs(CompiledNetwork network, KernelLibrary kernels, StateNames names) {
    TypeSpec emit(PlannedProgram program, String suffix, String purpose) {
      return new ProgramEmitter(program, kernels, names, network::className)
          .emit(network.className(suffix), purpose);
    }
  }
}
