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

  /** Classes of state, of each program, and of the kernels that they share. */
  public static List<TypeSpec> emit(CompiledNetwork network) {
    ClassName model = network.className("Model");
    ClassName stateType = network.className("State");
    StateNames states = new StateNames(network.states());
    KernelLibrary kernels = new KernelLibrary(network.className("Kernels"));
    List<TypeSpec> types = new ArrayList<>();
    types.add(new StateEmitter(network.states(), states).emit(stateType, model));
    types.add(program(network, network.train(), kernels, states, "Train", "One step of training"));
    types.add(
        program(network, network.evaluate(), kernels, states, "Evaluate", "Forward pass and loss"));
    types.add(program(network, network.predict(), kernels, states, "Predict", "Forward pass"));
    types.add(kernels.build(model));
    return types;
  }

  private static TypeSpec program(
      CompiledNetwork network,
      PlannedProgram program,
      KernelLibrary kernels,
      StateNames states,
      String suffix,
      String purpose) {
    return new ProgramEmitter(program, kernels, states, network.className("State"))
        .emit(network.className(suffix), network.className("Model"), purpose);
  }
}
