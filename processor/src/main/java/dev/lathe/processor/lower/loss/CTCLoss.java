package dev.lathe.processor.lower.loss;

import dev.lathe.processor.diag.Code;
import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Expr.BinaryFunction;
import dev.lathe.processor.ir.Extent;
import dev.lathe.processor.ir.IndexOp;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.lower.LossRecipe;
import dev.lathe.processor.lower.Misfit;
import dev.lathe.processor.lower.Scope;
import dev.lathe.processor.spec.Checks;
import dev.lathe.processor.spec.Options;
import dev.lathe.processor.spec.TargetNumbers;
import java.util.List;
import java.util.Optional;

/**
 * Minus the log-probability of all alignments of a target with a sequence (Graves et al., 2006). Operands: log-probabilities batch x length x classes,
 * targets batch x labels, and where not all of these count the lengths of the sequences and of the targets. torch.nn.CTCLoss.
 *
 * <p>An alignment goes through the states blank, label, blank, ..., label, blank. {@link Alignment} follows all of them from place to place.
 */
public final class CTCLoss implements LossRecipe {
  @Override
  public Target target() {
    return Target.CLASS;
  }

  @Override
  public int most() {
    return 4;
  }

  @Override
  public void check(Options options, Checks checks) {
    checks.notNegative("blank");
  }

  @Override
  public Shape targetShape(Options options, Shape output) {
    throw new Misfit(
        Code.L106,
        "@CTCLoss on a field, since the class says nothing of the target's length",
        "@CTCLoss on the class",
        "declare @CTCLoss Loss ctc; and Tensor loss(Tensor output, @Tokens(8) Tensor target)",
        null);
  }

  /** Labels behind a target's length may be anything, and a length any number. */
  @Override
  public TargetNumbers numbers(Options options, Shape output) {
    return TargetNumbers.ANY;
  }

  @Override
  public Value lower(Scope scope, Options options, List<Value> operands) {
    Value x = operands.get(0);
    Value target = operands.get(1);
    requireFit(options, x.shape(), target.shape());
    ClassScores.requireClasses(options, target);
    Optional<Value> lengths = lengths(operands, 2);
    Optional<Value> labels = lengths(operands, 3);
    Value states = states(x, target, options.integer("blank"));
    Value alpha = Alignment.of(beyond(states, lengths), skips(target));
    Value likelihood = atEnd(alpha, labels, target.shape().extent(1).count());
    return reduced(options, terms(options, likelihood), labels, target.shape());
  }

  private static void requireFit(Options options, Shape x, Shape target) {
    boolean fit = x.rank() == 3 && target.rank() == 2 && x.extent(0).equals(target.extent(0));
    if (!fit) {
      throw new Misfit(
          Code.L106,
          "log-probabilities of batch x length x classes and targets of batch x labels",
          x + " and " + target,
          "declare the target with @Tokens(8), say",
          null);
    }
    if (options.integer("blank") >= x.last().count()) {
      throw new Misfit(
          Code.L110,
          "blank of @CTCLoss to be one of the " + x.last() + " classes",
          options.text("blank"),
          "write a class number below " + x.last(),
          options.where("blank"));
    }
  }

  /** One length an example, as a column. */
  private static Optional<Value> lengths(List<Value> operands, int index) {
    if (operands.size() <= index) {
      return Optional.empty();
    }
    Value lengths = operands.get(index);
    Extent batch = operands.get(0).shape().extent(0);
    if (!lengths.shape().size().equals(batch)) {
      throw new Misfit(
          Code.L106,
          "one length an example",
          lengths.shape().toString(),
          "take one from the target: target.select(1, 8)",
          null);
    }
    return Optional.of(lengths.reshape(new Shape(List.of(batch, Extent.of(1)))));
  }

  /** One more than the label of every state, 0 for blanks: batch x states. */
  private static Value numbered(Value target) {
    Value numbers = target.map("label", label -> label.add(Expr.of(1)));
    return numbers
        .builder()
        .append("states", new IndexOp.Pad(1, 1, 1, 2), List.of(numbers)); // a blank between two
  }

  /** The log-probability of every state at every place, chosen by a product with ones and zeros: batch x length x states. */
  private static Value states(Value x, Value target, int blank) {
    Value numbered = numbered(target);
    Shape column =
        new Shape(List.of(x.shape().extent(0), numbered.shape().extent(1), Extent.of(1)));
    Value classes = numbered
        .map(
            "blankOr",
            n -> new Expr.Select(
                Expr.binary(BinaryFunction.EQUAL, n, Expr.of(0)),
                Expr.of(blank),
                n.sub(Expr.of(1))))
        .reshape(column);
    Expr chosen = new Expr.Select(
        Expr.binary(BinaryFunction.EQUAL, Expr.arg(0), new Expr.Position(2)),
        Expr.of(1),
        Expr.of(0));
    Value ones =
        x.builder().pointwise("chosen", chosen, column.with(2, x.shape().last()), List.of(classes));
    return x.map("bounded", p -> Expr.binary(BinaryFunction.MAX, p, Expr.of(Alignment.NEVER)))
        .matmul("states", ones, false, true);
  }

  /** Marks the places behind the end of a sequence, where its states stay what they are. */
  private static Value beyond(Value states, Optional<Value> lengths) {
    return lengths
        .map(length -> states.zip(
            "end",
            length.reshape(
                new Shape(List.of(states.shape().extent(0), Extent.of(1), Extent.of(1)))),
            (p, end) -> new Expr.Select(
                Expr.binary(BinaryFunction.LESS, new Expr.Position(1), end),
                p,
                Expr.of(Alignment.BEYOND))))
        .orElse(states);
  }

  /** 0 where a state may follow the one two before, a label another label; very little elsewhere: batch x states. */
  private static Value skips(Value target) {
    Value label = numbered(target);
    int states = label.shape().extent(1).count();
    Value before = label.slice(1, 0, states - 2).pad(1, 2, 0);
    Expr never = Expr.of(Alignment.NEVER);
    Expr same = Expr.binary(BinaryFunction.EQUAL, Expr.arg(0), Expr.arg(1));
    Expr first = Expr.binary(BinaryFunction.LESS, new Expr.Position(1), Expr.of(2));
    Expr skip = new Expr.Select(first, never, new Expr.Select(same, never, Expr.of(0)));
    return label.builder().pointwise("skip", skip, label.shape(), List.of(label, before));
  }

  /** The log-probability of the last two states that count: batch x 1. */
  private static Value atEnd(Value alpha, Optional<Value> labels, int most) {
    Value length = labels.orElseGet(() -> alpha.builder().fill(Shape.of(1), most));
    Value ends = alpha.zip("ends", length, (a, n) -> {
      Expr back = n.add(n).sub(new Expr.Position(1)); // 0 and 1 for the last two
      Expr behind = Expr.binary(BinaryFunction.LESS, back, Expr.of(0));
      Expr before = Expr.binary(BinaryFunction.GREATER, back, Expr.of(1));
      Expr never = Expr.of(Alignment.NEVER);
      return new Expr.Select(behind, never, new Expr.Select(before, never, a));
    });
    Value largest = ends.max(1).detach();
    return ends.sub(largest).exp().sum(1).log().add(largest);
  }

  /** What each example costs: infinity, or 0 if that is wanted, where its labels do not fit into the sequence. */
  private static Value terms(Options options, Value likelihood) {
    double impossible = options.flag("zeroInfinity") ? 0 : Double.POSITIVE_INFINITY;
    return likelihood.map(
        "loss",
        p -> new Expr.Select(
            Expr.binary(BinaryFunction.LESS, p, Expr.of(Alignment.NEVER / 2)),
            Expr.of(impossible),
            p.negate()));
  }

  /** The mean is that of each example's cost by its number of labels. */
  private static Value reduced(Options options, Value terms, Optional<Value> labels, Shape target) {
    if (Reduced.isSum(options)) {
      return terms.sum();
    }
    return labels
        .map(length -> terms.zip(
            "perLabel",
            length,
            (term, n) -> term.div(Expr.binary(BinaryFunction.MAX, n, Expr.of(1)))))
        .orElseGet(() -> terms.mul(1.0 / target.extent(1).count()))
        .mean();
  }
}
