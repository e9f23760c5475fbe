package dev.lathe.processor.pass;

import dev.lathe.processor.ir.Graph;

/** One step of the compiler: graph to graph. Its name is a verb and says what it does. */
public interface Pass {
  Graph run(Graph graph);

  /** As it is called in dumps. */
  default String name() {
    return getClass().getSimpleName();
  }
}
