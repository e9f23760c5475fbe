package dev.lathe.processor.backend.cpu;

import dev.lathe.processor.ir.ElementType;
import dev.lathe.processor.ir.Graph;
import dev.lathe.processor.ir.GraphBuilder;
import dev.lathe.processor.ir.Graphs;
import dev.lathe.processor.ir.Value;
import java.util.function.Function;

/**
 * A small graph whose gradients are checked.
 *
 * @param name what is tested, with its sizes
 * @param batch examples
 * @param classes class numbers of inputs of type {@link ElementType#INT} are below this
 * @param positive whether all numbers are above 0, as logarithms want them
 * @param graph with an output and a loss
 */
record GradientCase(String name, int batch, int classes, boolean positive, Graph graph) {
  /** The loss is the sum of the value's elements, each weighted by the element of an input, so that no two gradients are equal. */
  static GradientCase of(String name, int batch, Function<GraphBuilder, Value> build) {
    return new GradientCase(name, batch, 1, false, weighted(build));
  }

  static GradientCase positive(String name, int batch, Function<GraphBuilder, Value> build) {
    return new GradientCase(name, batch, 1, true, weighted(build));
  }

  private static Graph weighted(Function<GraphBuilder, Value> build) {
    Value output = build.apply(Graphs.builder());
    Value weights = output.builder().input("input", output.shape(), ElementType.FLOAT);
    return Graphs.withLoss(output, output.mul(weights).sum());
  }
}
