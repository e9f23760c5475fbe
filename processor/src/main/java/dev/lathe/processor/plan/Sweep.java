package dev.lathe.processor.plan;

import dev.lathe.processor.ir.Extent;
import dev.lathe.processor.ir.IndexOp;
import dev.lathe.processor.ir.Node;
import java.util.List;
import java.util.Set;

/**
 * Pointwise nodes that are computed together, element by element: what one of them makes of an element, the next reads before it is written anywhere. Parts of rows are
 * read from where they lie, and written to where they belong.
 *
 * @param members pointwise nodes, slices that only they read, and a concatenation of what they make at the end
 * @param size elements of each of them
 * @param columns elements of a row where rows are cut or joined, else 0
 * @param internal names of members that nobody else reads, which have no place
 */
public record Sweep(List<Node> members, Extent size, int columns, Set<String> internal) {
  /** HotSpot compiles no method beyond a size, and loses sight of vectors in large ones. */
  public static final int MOST_OPERATIONS = 400;

  public Sweep {
    members = List.copyOf(members);
    internal = Set.copyOf(internal);
  }

  /** The member that comes last. */
  public Node last() {
    return members.get(members.size() - 1);
  }

  /** Sources of parts of rows, which are read at other places than those that are written. */
  List<String> sources() {
    return members.stream()
        .filter(node -> node.op() instanceof IndexOp.Slice)
        .map(node -> node.inputs().get(0))
        .toList();
  }
}
