package dev.lathe.processor.backend.cpu;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeSpec;
import dev.lathe.processor.backend.CompiledNetwork;
import dev.lathe.processor.backend.PlannedProgram;
import java.util.ArrayList;
import java.util.List;

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

  /** What all programs of a network have in common. */
  private record Programs(CompiledNetwork network, KernelLibrary kernels, StateNames names) {
    TypeSpec emit(PlannedProgram program, String suffix, String purpose) {
      return new ProgramEmitter(program, kernels, names, network::className)
          .emit(network.className(suffix), purpose);
    }
  }
}
