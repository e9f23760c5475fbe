package dev.lathe.processor.spec;

import dev.lathe.processor.diag.SourceRef;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A tensor that the caller hands in.
 *
 * @param name of the parameter, or {@code input}
 * @param sizes of one example, outermost first, the batch left out; empty for one number
 * @param tokens whether it holds whole numbers, such as tokens and classes
 * @param where the parameter, or the annotation that says the sizes
 */
public record InputSpec(String name, List<Integer> sizes, boolean tokens, SourceRef where) {
  public InputSpec {
    sizes = List.copyOf(sizes);
  }

  /** The name of its place in the graph: a parameter called {@code target} is not what outputs are compared with. */
  public String graphName() {
    return name.equals("target") || name.startsWith("target.") ? "input." + name : name;
  }

  /** Numbers in one example. */
  public int size() {
    return sizes.stream().reduce(1, Math::multiplyExact);
  }

  /** {@code 28 x 28}. */
  public String shape() {
    return sizes.stream().map(String::valueOf).collect(Collectors.joining(" x "));
  }
}
