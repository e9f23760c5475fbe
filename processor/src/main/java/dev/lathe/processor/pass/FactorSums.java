package dev.lathe.processor.pass;

import dev.lathe.processor.ir.ElementType;
import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Expr.BinaryFunction;
import dev.lathe.processor.ir.Exprs;
import dev.lathe.processor.ir.Graph;
import dev.lathe.processor.ir.Node;
import dev.lathe.processor.ir.Op;
import dev.lathe.processor.ir.Operands;
import dev.lathe.processor.ir.Shape;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Multiplies once what a sum would multiply each of its terms with: Σ a b = b Σ a where b is the same for all of them. The sums that norms need for the gradients of
 * their input and of their weights become the same ones.
 *
 * <p>Before: constants are folded. After: no factor of a sum is constant along what is summed.
 */
public final class FactorSums implements Pass {
  private static final Set<BinaryFunction> ARITHMETIC =
      EnumSet.of(BinaryFunction.ADD, BinaryFunction.SUB, BinaryFunction.MUL);

  @Override
  public Graph run(Graph graph) {
    return Rewriter.rewrite(graph, (node, rewriter) -> {
      if (!isSum(node) || !new Factoring(rewriter, node).run()) {
        rewriter.add(node);
      }
    });
  }

  private static boolean isSum(Node node) {
    return node.op() instanceof Op.Reduce reduce && reduce.fold() == Op.Reduce.Fold.SUM;
  }

  /** One sum. */
  private static final class Factoring {
    private final Rewriter rewriter;
    private final Node sum;
    private final Op.Reduce reduce;
    private final Node terms;
    private final List<String> inputs = new ArrayList<>();
    private final List<Expr> moving = new ArrayList<>();
    private final List<Expr> still = new ArrayList<>();

    Factoring(Rewriter rewriter, Node sum) {
      this.rewriter = rewriter;
      this.sum = sum;
      this.reduce = (Op.Reduce) sum.op();
      this.terms = rewriter.get(sum.inputs().get(0));
    }

    /** Whether there was something to take out. */
    boolean run() {
      factor(terms);
      if (still.isEmpty() || moving.isEmpty()) {
        return false;
      }
      Node rest = pointwise(sum.name() + ".terms", product(moving), inputs, terms.shape());
      Node plain = new Node(
          sum.name() + ".plain",
          sum.label(),
          reduce,
          List.of(rest.name()),
          sum.shape(),
          sum.type(),
          sum.origin());
      rewriter.add(plain);
      List<String> operands = new ArrayList<>(inputs);
      operands.add(plain.name());
      rewriter.add(expression(
          sum.name(), product(still).mul(Expr.arg(inputs.size())), operands, sum.shape()));
      return true;
    }

    private Node pointwise(String name, Expr expr, List<String> operands, Shape shape) {
      Operands<String> simple = Operands.simplify(expr, operands);
      boolean isInput =
          simple.isIdentity() && rewriter.get(simple.inputs().get(0)).shape().equals(shape);
      if (isInput) {
        return rewriter.get(simple.inputs().get(0));
      }
      Node node = expression(name, expr, operands, shape);
      rewriter.add(node);
      return node;
    }

    private Node expression(String name, Expr expr, List<String> operands, Shape shape) {
      Operands<String> simple = Operands.simplify(expr, operands);
      Op op = new Op.Pointwise(simple.expr(), shape, ElementType.FLOAT);
      return new Node(
          name, terms.label(), op, simple.inputs(), shape, ElementType.FLOAT, sum.origin());
    }

    private static Expr product(List<Expr> factors) {
      return factors.stream().reduce(Expr::mul).orElseThrow();
    }

    /** Takes a node apart into factors, and those into their own where they are as large. */
    private void factor(Node node) {
      boolean product = node.op() instanceof Op.Pointwise op
          && op.expr() instanceof Expr.Binary binary
          && binary.function() == BinaryFunction.MUL
          && node.type() == ElementType.FLOAT
          && node.shape().equals(terms.shape());
      if (product) {
        factor(((Op.Pointwise) node.op()).expr(), node.inputs());
      } else {
        inputs.add(node.name());
        moving.add(Expr.arg(inputs.size() - 1));
      }
    }

    private void factor(Expr expr, List<String> operands) {
      if (expr instanceof Expr.Binary binary && binary.function() == BinaryFunction.MUL) {
        factor(binary.left(), operands);
        factor(binary.right(), operands);
      } else if (expr instanceof Expr.Arg arg && isWorthReading(operands.get(arg.index()))) {
        factor(rewriter.get(operands.get(arg.index())));
      } else {
        int first = inputs.size();
        inputs.addAll(operands);
        Expr own =
            Exprs.renumber(expr, IntStream.range(first, inputs.size()).boxed().toList());
        (isStill(expr, operands) ? still : moving).add(own);
      }
    }

    /** Whether an operand has a part for each term, which costs little to compute again. */
    private boolean isWorthReading(String name) {
      Node node = rewriter.get(name);
      boolean[] cheap = {node.op() instanceof Op.Pointwise && node.shape().equals(terms.shape())};
      if (cheap[0]) {
        Exprs.visit(((Op.Pointwise) node.op()).expr(), part -> cheap[0] &= isArithmetic(part));
      }
      return cheap[0];
    }

    private static boolean isArithmetic(Expr part) {
      return Exprs.operands(part).isEmpty()
          || part instanceof Expr.Binary binary && ARITHMETIC.contains(binary.function());
    }

    /** Whether an expression is the same for all that is summed. */
    private boolean isStill(Expr expr, List<String> operands) {
      return Exprs.positions(expr).isEmpty()
          && Exprs.arguments(expr).stream()
              .map(argument -> rewriter.get(operands.get(argument)))
              .allMatch(this::isStill);
    }

    private boolean isStill(Node operand) {
      Shape widened = operand.shape().widenTo(terms.shape().rank());
      return IntStream.rangeClosed(reduce.from(), reduce.to())
          .allMatch(axis -> widened.extent(axis).isOne());
    }
  }
}
