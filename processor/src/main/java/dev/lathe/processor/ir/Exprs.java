package dev.lathe.processor.ir;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** Walks over expressions. */
public final class Exprs {
  private Exprs() {}

  /** The operands of an expression, in order. */
  public static List<Expr> operands(Expr expr) {
    if (expr instanceof Expr.Unary unary) {
      return List.of(unary.operand());
    }
    if (expr instanceof Expr.Binary binary) {
      return List.of(binary.left(), binary.right());
    }
    if (expr instanceof Expr.Select select) {
      return List.of(select.condition(), select.whenTrue(), select.whenFalse());
    }
    return List.of();
  }

  /** The same expression over other operands. */
  public static Expr withOperands(Expr expr, List<Expr> operands) {
    if (expr instanceof Expr.Unary unary) {
      return new Expr.Unary(unary.function(), operands.get(0));
    }
    if (expr instanceof Expr.Binary binary) {
      return new Expr.Binary(binary.function(), operands.get(0), operands.get(1));
    }
    if (expr instanceof Expr.Select) {
      return new Expr.Select(operands.get(0), operands.get(1), operands.get(2));
    }
    return expr;
  }

  /** Rewrites an expression from the leaves up. */
  public static Expr rewrite(Expr expr, UnaryOperator<Expr> rule) {
    List<Expr> operands =
        operands(expr).stream().map(operand -> rewrite(operand, rule)).toList();
    return rule.apply(operands.isEmpty() ? expr : withOperands(expr, operands));
  }

  /** Puts {@code replacement} wherever {@code part} stands. */
  public static Expr replace(Expr expr, Expr part, Expr replacement) {
    if (expr.equals(part)) {
      return replacement;
    }
    List<Expr> operands = operands(expr).stream()
        .map(operand -> replace(operand, part, replacement))
        .toList();
    return operands.isEmpty() ? expr : withOperands(expr, operands);
  }

  /** Gives every argument the number that {@code numbers} says. */
  public static Expr renumber(Expr expr, List<Integer> numbers) {
    return rewrite(
        expr, leaf -> leaf instanceof Expr.Arg arg ? Expr.arg(numbers.get(arg.index())) : leaf);
  }

  /** Numbers of the arguments that occur, ascending. */
  public static List<Integer> arguments(Expr expr) {
    TreeSet<Integer> found = new TreeSet<>();
    visit(expr, part -> {
      if (part instanceof Expr.Arg arg) {
        found.add(arg.index());
      }
    });
    return List.copyOf(found);
  }

  /** Axes whose positions are read, ascending. */
  public static List<Integer> positions(Expr expr) {
    TreeSet<Integer> found = new TreeSet<>();
    visit(expr, part -> {
      if (part instanceof Expr.Position position) {
        found.add(position.axis());
      }
    });
    return List.copyOf(found);
  }

  /** Calls {@code visitor} for the expression and everything inside it, the outermost first. */
  public static void visit(Expr expr, java.util.function.Consumer<Expr> visitor) {
    visitor.accept(expr);
    operands(expr).forEach(operand -> visit(operand, visitor));
  }

  /** About how many operations of the processor an expression takes, each part of it computed once. */
  public static int operations(Expr expr) {
    Set<Expr> parts = new HashSet<>();
    visit(expr, parts::add);
    return parts.stream()
        .mapToInt(part -> part instanceof Expr.Unary unary ? unary.function().operations() : 1)
        .sum();
  }

  public static boolean isComparison(Expr expr) {
    return expr instanceof Expr.Binary binary && binary.function().isComparison();
  }
}
