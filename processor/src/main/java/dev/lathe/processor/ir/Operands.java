package dev.lathe.processor.ir;

import java.util.ArrayList;
import java.util.List;

/**
 * An expression with what its arguments stand for, in the only form in which a {@link Op.Pointwise} keeps them: simplified, no argument twice,
 * none unused.
 *
 * @param <T> what stands for an input: a value under construction, or a node's name
 */
public record Operands<T>(Expr expr, List<T> inputs) {
  public Operands {
    inputs = List.copyOf(inputs);
  }

  /** Brings an expression and its inputs into that form. */
  public static <T> Operands<T> simplify(Expr expr, List<T> inputs) {
    List<T> distinct = inputs.stream().distinct().toList();
    Expr simple = Simplify.expr(
        Exprs.renumber(expr, inputs.stream().map(distinct::indexOf).toList()));
    List<Integer> used = Exprs.arguments(simple);
    List<Integer> compact = new ArrayList<>();
    for (int argument = 0; argument < distinct.size(); argument++) {
      compact.add(used.indexOf(argument));
    }
    return new Operands<>(
        Exprs.renumber(simple, compact), used.stream().map(distinct::get).toList());
  }

  /** Whether the expression is its only argument, unchanged. */
  public boolean isIdentity() {
    return expr.equals(Expr.arg(0));
  }
}
