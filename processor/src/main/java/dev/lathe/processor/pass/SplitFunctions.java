package dev.lathe.processor.pass;

import dev.lathe.processor.ir.ElementType;
import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Expr.BinaryFunction;
import dev.lathe.processor.ir.Exprs;
import dev.lathe.processor.ir.Graph;
import dev.lathe.processor.ir.Node;
import dev.lathe.processor.ir.Op;
import dev.lathe.processor.ir.Operands;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Makes nodes of costly functions within expressions, so that the backward pass reads their values where it would compute them again: the gradient of GELU has the error function in it, that of
 * SiLU the sigmoid.
 *
 * <p>Before: no gradients. After: a function that takes many operations is a node of its own. Those that only their reader needs become part of it again in {@link FusePointwise}.
 */
public final class SplitFunctions implements Pass {
  private static final int COSTLY = 60;

  private static final Set<BinaryFunction> SUMS =
      EnumSet.of(BinaryFunction.ADD, BinaryFunction.SUB, BinaryFunction.MUL);

  @Override
  public Graph run(Graph graph) {
    return Rewriter.rewrite(graph, (node, rewriter) -> {
      if (node.op() instanceof Op.Pointwise pointwise && node.type() == ElementType.FLOAT) {
        new Split(node, rewriter).run(pointwise.expr());
      } else {
        rewriter.add(node);
      }
    });
  }

  /** One node. */
  private static final class Split {
    private final Node node;
    private final Rewriter rewriter;
    private final List<String> inputs;
    private final Map<Expr, Expr> split = new LinkedHashMap<>();

    Split(Node node, Rewriter rewriter) {
      this.node = node;
      this.rewriter = rewriter;
      this.inputs = new ArrayList<>(node.inputs());
    }

    void run(Expr expr) {
      Expr rest = isSum(expr) ? within(expr) : expr;
      if (split.isEmpty()) {
        rewriter.add(node);
      } else {
        rewriter.addPointwise(node, node.label(), Operands.simplify(rest, inputs));
      }
    }

    /**
     * Functions are looked for in sums and products alone: in another function, derivatives cancel each other, as for the logarithm of a sigmoid, and where there is
     * a choice, what is not chosen may be infinite, as for ELU.
     */
    private Expr within(Expr expr) {
      if (isSum(expr)) {
        return Exprs.withOperands(
            expr, Exprs.operands(expr).stream().map(this::within).toList());
      }
      boolean costly = expr instanceof Expr.Unary unary
          && unary.function().operations() >= COSTLY
          && Exprs.arguments(expr).stream().anyMatch(this::isWhole);
      return costly ? split.computeIfAbsent(expr, this::split) : expr;
    }

    private static boolean isSum(Expr expr) {
      return expr instanceof Expr.Binary binary && SUMS.contains(binary.function());
    }

    /** Functions of what is repeated are computed less often elsewhere. */
    private boolean isWhole(int argument) {
      return rewriter.get(inputs.get(argument)).shape().equals(node.shape());
    }

    private Expr split(Expr part) {
      String label = ((Expr.Unary) part).function().name().toLowerCase(Locale.ROOT);
      Node function = new Node(
          node.name() + Labels.capital(label) + (split.isEmpty() ? "" : split.size() + 1),
          label,
          node.op(),
          List.of(),
          node.shape(),
          node.type(),
          node.origin());
      rewriter.addPointwise(function, label, Operands.simplify(part, inputs));
      inputs.add(function.name());
      return Expr.arg(inputs.size() - 1);
    }
  }
}
