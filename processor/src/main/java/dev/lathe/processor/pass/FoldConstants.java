package dev.lathe.processor.pass;

import dev.lathe.processor.ir.ElementType;
import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Expr.UnaryFunction;
import dev.lathe.processor.ir.Exprs;
import dev.lathe.processor.ir.Graph;
import dev.lathe.processor.ir.Node;
import dev.lathe.processor.ir.Op;
import dev.lathe.processor.ir.Operands;
import java.util.List;

/**
 * Writes constants into the expressions that read them and removes {@code detach}, whose work is done once the graph has been differentiated.
 *
 * <p>Before: differentiated. After: no pointwise node reads one that is a plain number.
 */
public final class FoldConstants implements Pass {
  @Override
  public Graph run(Graph graph) {
    return Rewriter.rewrite(graph, (current, rewriter) -> {
      if (current.op() instanceof Op.Pointwise pointwise) {
        Expr folded =
            Exprs.rewrite(pointwise.expr(), part -> fold(part, current.inputs(), rewriter));
        rewriter.addPointwise(
            current, current.label(), Operands.simplify(folded, current.inputs()));
      } else {
        rewriter.add(current);
      }
    });
  }

  private static Expr fold(Expr part, List<String> inputs, Rewriter rewriter) {
    if (part instanceof Expr.Unary unary && unary.function() == UnaryFunction.DETACH) {
      return unary.operand();
    }
    if (part instanceof Expr.Arg arg) {
      Node input = rewriter.get(inputs.get(arg.index()));
      boolean number =
          input.op() instanceof Op.Pointwise source && source.expr() instanceof Expr.Const;
      return number && input.type() == ElementType.FLOAT
          ? ((Op.Pointwise) input.op()).expr()
          : part;
    }
    return part;
  }
}
