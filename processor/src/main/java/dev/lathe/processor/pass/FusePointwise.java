package dev.lathe.processor.pass;

import dev.lathe.processor.ir.ElementType;
import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Expr.BinaryFunction;
import dev.lathe.processor.ir.Expr.UnaryFunction;
import dev.lathe.processor.ir.Exprs;
import dev.lathe.processor.ir.Graph;
import dev.lathe.processor.ir.Node;
import dev.lathe.processor.ir.Op;
import dev.lathe.processor.ir.Operands;
import dev.lathe.processor.ir.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes one loop of a chain of pointwise nodes: an expression is written into the one that reads it where nobody else needs its value, or
 * where it costs next to nothing to compute again.
 *
 * <p>Before: constants are folded. After: the nodes that were written into others may be dead.
 */
public final class FusePointwise implements Pass {
  /** More arrays than this in one loop cost more in address arithmetic than they save. */
  private static final int MOST_INPUTS = 10;

  private static final int CHEAP_OPERATIONS = 2;

  @Override
  public Graph run(Graph graph) {
    Map<String, Integer> uses = uses(graph);
    return Rewriter.rewrite(graph, (node, rewriter) -> {
      if (node.op() instanceof Op.Pointwise) {
        fuse(node, rewriter, uses);
      } else {
        rewriter.add(node);
      }
    });
  }

  private static void fuse(Node node, Rewriter rewriter, Map<String, Integer> uses) {
    Expr expr = ((Op.Pointwise) node.op()).expr();
    List<String> inputs = new ArrayList<>(node.inputs());
    String label = node.label();
    for (int argument = 0; argument < node.inputs().size(); argument++) {
      Node source = rewriter.get(node.inputs().get(argument));
      if (fits(source, node, inputs)
          && (isPrivate(source, node, uses) || isCheap(source, rewriter))) {
        expr =
            Exprs.replace(expr, Expr.arg(argument), inlined(source, node.shape(), inputs.size()));
        inputs.addAll(source.inputs());
        label = Labels.join(source.label(), label);
      }
    }
    rewriter.addPointwise(node, label, Operands.simplify(expr, inputs));
  }

  /** Numbers of the host stay there: they are computed once and in double precision. */
  private static boolean fits(Node source, Node reader, List<String> inputs) {
    return source.op() instanceof Op.Pointwise
        && (source.type() == ElementType.FLOAT || reader.type() == ElementType.DOUBLE)
        && inputs.size() + source.inputs().size() - 1 <= MOST_INPUTS;
  }

  private static boolean isPrivate(Node source, Node reader, Map<String, Integer> uses) {
    return uses.getOrDefault(source.name(), 0) == 1 && source.shape().equals(reader.shape());
  }

  /** Arrays that are read through: what is repeated stays in the caches. */
  private static long reads(Node source, Rewriter rewriter) {
    return source.inputs().size() == 1
        ? 1
        : source.inputs().stream()
            .filter(input -> rewriter.get(input).shape().equals(source.shape()))
            .count();
  }

  private static boolean isCheap(Node source, Rewriter rewriter) {
    int[] operations = {0};
    Exprs.visit(((Op.Pointwise) source.op()).expr(), part -> operations[0] += cost(part));
    return operations[0] <= CHEAP_OPERATIONS && reads(source, rewriter) <= 1;
  }

  private static int cost(Expr part) {
    boolean function = part instanceof Expr.Unary unary && unary.function() != UnaryFunction.NEG;
    boolean slow = part instanceof Expr.Binary binary
        && (binary.function() == BinaryFunction.DIV || binary.function() == BinaryFunction.POW);
    return function || slow ? CHEAP_OPERATIONS + 1 : Exprs.operands(part).isEmpty() ? 0 : 1;
  }

  /** The source's expression as it reads at a position of the reader: arguments numbered from {@code first}, axes counted from the right. */
  private static Expr inlined(Node source, Shape reader, int first) {
    int added = reader.rank() - source.shape().rank();
    return Exprs.rewrite(((Op.Pointwise) source.op()).expr(), part -> {
      if (part instanceof Expr.Arg arg) {
        return Expr.arg(first + arg.index());
      }
      return part instanceof Expr.Position position ? moved(position, source.shape(), added) : part;
    });
  }

  private static Expr moved(Expr.Position position, Shape source, int added) {
    return source.extent(position.axis()).isOne()
        ? Expr.of(0)
        : new Expr.Position(position.axis() + added);
  }

  /** How often each node is read; an output counts twice, since the caller reads it as well. */
  private static Map<String, Integer> uses(Graph graph) {
    Map<String, Integer> uses = new HashMap<>();
    graph
        .nodes()
        .forEach(node -> node.inputs().forEach(input -> uses.merge(input, 1, Integer::sum)));
    graph.outputs().values().forEach(output -> uses.merge(output, 2, Integer::sum));
    return uses;
  }
}
