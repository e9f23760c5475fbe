package dev.lathe.processor.lower.loss;

import dev.lathe.processor.diag.Code;
import dev.lathe.processor.ir.ElementType;
import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Expr.BinaryFunction;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.lower.Misfit;
import dev.lathe.processor.spec.Options;
import java.util.List;

/** Rows of scores, one a class. */
final class ClassScores {
  private ClassScores() {}

  /** One class number an example; refuses outputs that are not a row of scores. */
  static Shape targetShape(Options options, Shape output) {
    if (output.rank() != 2) {
      throw Misfit.ofShape(
          Code.L106,
          "an output of one score a class for @" + options.name(),
          output.perExample(),
          "put @Flatten before the last layer");
    }
    return new Shape(List.of(output.extent(0)));
  }

  /** Refuses a target that is no class numbers, in a loss of the user's own. */
  static void requireClasses(Options options, Value target) {
    if (target.type() != ElementType.INT) {
      throw Misfit.ofShape(
          Code.L106,
          "class numbers as the target of @" + options.name(),
          target.shape() + " numbers with fractions",
          "declare the target with @Tokens");
    }
  }

  /** Refuses all but one class number for each row of scores, in a loss of the user's own. */
  static void requireOneEach(Options options, Shape output, Shape target) {
    if (!targetShape(options, output).size().equals(target.size())) {
      throw new Misfit(
          Code.L106,
          "one class number for each example of " + output,
          target.toString(),
          "declare the target with @Tokens, or take one of its numbers: target.select(1, 0)",
          null);
    }
  }

  /** The score of each row's class, as a column. */
  static Value chosen(Value scores, Value label) {
    return scores
        .zip(
            "choose",
            label,
            (x, y) -> new Expr.Select(
                Expr.binary(BinaryFunction.EQUAL, y, new Expr.Position(1)), x, Expr.of(0)))
        .sum(1);
  }
}
