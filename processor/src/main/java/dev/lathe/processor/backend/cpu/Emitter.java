package dev.lathe.processor.backend.cpu;

import com.palantir.javapoet.CodeBlock;
import dev.lathe.processor.ir.Node;

/** How one operation is written as Java: adds the kernels it needs and returns the call; empty where there is nothing to do. */
@FunctionalInterface
interface Emitter {
  CodeBlock emit(Node node, ProgramContext program);
}
