package dev.lathe.processor.backend.cpu;

import dev.lathe.processor.ir.Node;
import java.util.Optional;

/** How one operation is written as Java: adds the kernels it needs and returns what is to be done; empty where that is nothing. */
@FunctionalInterface
interface Emitter {
  Optional<? extends Step> emit(Node node, ProgramContext program);
}
