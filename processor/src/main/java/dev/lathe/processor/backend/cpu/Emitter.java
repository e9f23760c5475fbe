package dev.lathe.processor.backend.cpu;

import dev.lathe.processor.ir.Node;
import java.util.Optional;

/** How one operation is written as Java: adds the kernels it needs and returns the call; empty where there is nothing to do. */
@FunctionalInterface
interface Emitter {
  Optional<KernelCall> emit(Node node, ProgramContext program);
}
