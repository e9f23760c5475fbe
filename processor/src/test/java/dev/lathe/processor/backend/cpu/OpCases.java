package dev.lathe.processor.backend.cpu;

import static dev.lathe.processor.backend.cpu.PointwiseCases.each;
import static dev.lathe.processor.backend.cpu.PointwiseCases.parameter;

import dev.lathe.processor.ir.ElementType;
import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Expr.BinaryFunction;
import dev.lathe.processor.ir.Extent;
import dev.lathe.processor.ir.Graph;
import dev.lathe.processor.ir.GraphBuilder;
import dev.lathe.processor.ir.Graphs;
import dev.lathe.processor.ir.Op;
import dev.lathe.processor.ir.Reductions;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Reductions, products, views and the compositions that networks are made of. */
final class OpCases {
  private OpCases() {}

  /** All ranges of axes of a tensor of rank 3, the tested size on each axis in turn, and along the batch. */
  static List<GradientCase> reductions(Op.Reduce.Fold fold, int[] sizes) {
    List<GradientCase> cases = new ArrayList<>();
    for (int from = 0; from < 3; from++) {
      for (int to = from; to < 3; to++) {
        Op.Reduce reduce = new Op.Reduce(fold, from, to);
        cases.addAll(each(sizes, n -> reduction(reduce, n, 2, 3)));
        cases.addAll(each(sizes, n -> reduction(reduce, 2, n, 3)));
        cases.addAll(each(sizes, n -> reduction(reduce, 2, 3, n)));
        cases.addAll(each(sizes, n -> batchReduction(reduce, n)));
      }
    }
    return cases;
  }

  /** Over one axis and over two that are apart, as norms are. */
  static List<GradientCase> standardized(int[] sizes) {
    List<GradientCase> cases = new ArrayList<>();
    cases.addAll(each(sizes, n -> standardized(List.of(2), 2, n, 3)));
    cases.addAll(each(sizes, n -> standardized(List.of(0, 2), 3, 2, n)));
    return cases;
  }

  private static GradientCase standardized(List<Integer> axes, int... counts) {
    return GradientCase.of("standardized over " + axes + " of " + Shape.of(counts), 1, b -> {
      Value x = parameter(b, "p", counts);
      Value mean = Reductions.mean(x, axes);
      Value variance = Reductions.mean(x.sub(mean).square(), axes);
      Value factor = variance.map(
          "rsqrt", v -> Expr.of(1).div(Expr.unary(Expr.UnaryFunction.SQRT, v.add(Expr.of(0.01)))));
      return x.standardize(mean, factor, axes);
    });
  }

  private static GradientCase reduction(Op.Reduce reduce, int... counts) {
    String name = reduce + " of " + Shape.of(counts);
    return GradientCase.of(
        name, 1, b -> b.append("fold", reduce, List.of(parameter(b, "p", counts))));
  }

  private static GradientCase batchReduction(Op.Reduce reduce, int batch) {
    return GradientCase.of(reduce + " of a batch of " + batch, batch, b -> {
      Value x =
          b.input("batched", Shape.batchOf(3, 2), ElementType.FLOAT).mul(parameter(b, "p", 3, 2));
      return b.append("fold", reduce, List.of(x));
    });
  }

  /** The tested size as rows, as inner extent and as columns. */
  static List<GradientCase> products(boolean transposeLeft, boolean transposeRight, int[] sizes) {
    List<GradientCase> cases = new ArrayList<>();
    cases.addAll(each(sizes, n -> product(transposeLeft, transposeRight, n, 5, 2)));
    cases.addAll(each(sizes, n -> product(transposeLeft, transposeRight, 2, n, 5)));
    cases.addAll(each(sizes, n -> product(transposeLeft, transposeRight, 5, 2, n)));
    cases.addAll(each(sizes, n -> product(transposeLeft, transposeRight, n, n, n)));
    cases.addAll(each(sizes, n -> batchProduct(transposeLeft, transposeRight, n)));
    return cases;
  }

  private static GradientCase product(
      boolean transposeLeft, boolean transposeRight, int rows, int inner, int columns) {
    Op op = new Op.MatMul(transposeLeft, transposeRight);
    return GradientCase.of(op + " of " + rows + ", " + inner + ", " + columns, 1, b -> {
      Value left = transposeLeft ? parameter(b, "p", inner, rows) : parameter(b, "p", rows, inner);
      Value right =
          transposeRight ? parameter(b, "q", columns, inner) : parameter(b, "q", inner, columns);
      return left.matmul(right, transposeLeft, transposeRight);
    });
  }

  /** Examples as rows of the left operand, or as the inner extent where that is transposed. */
  private static GradientCase batchProduct(
      boolean transposeLeft, boolean transposeRight, int batch) {
    return GradientCase.of(
        new Op.MatMul(transposeLeft, transposeRight) + " of a batch of " + batch, batch, b -> {
          Value x = b.input("batched", Shape.batchOf(4), ElementType.FLOAT);
          Value left = x.mul(parameter(b, "p", 4));
          Value square = parameter(b, "q", 4, 4);
          if (!transposeLeft) {
            return left.matmul(square, false, transposeRight);
          }
          Value right = left.map("square", v -> v.mul(v));
          return left.matmul(
              transposeRight
                  ? square.matmul(right, false, true)
                  : right.matmul(square, false, false),
              true,
              transposeRight);
        });
  }

  static List<GradientCase> square(int[] sizes) {
    return each(
        sizes,
        n -> GradientCase.of("a matrix times itself, " + n, 1, b -> {
          Value p = parameter(b, "p", n, n);
          return p.matmul(p, true, false).add(p.matmul(p, false, true));
        }));
  }

  /** Merged, split and merged with the batch; twice in a row, and back. */
  static List<GradientCase> reshapes(int[] sizes) {
    List<GradientCase> cases = new ArrayList<>();
    cases.addAll(each(
        sizes,
        n -> GradientCase.of("reshapes of " + n, 1, b -> {
          Value p = parameter(b, "p", n, 2, 3);
          Value split = p.mul(p).reshape(Shape.of(2, n, 3)).reshape(Shape.of(n * 3, 2));
          return split.add(p.reshape(Shape.of(3 * n, 2))).flatten(0, 1).mul(p.flatten(0, 2));
        })));
    cases.addAll(each(
        sizes,
        batch -> GradientCase.of("reshapes of a batch of " + batch, batch, b -> {
          Value x = b.input("batched", Shape.batchOf(2, 3), ElementType.FLOAT)
              .mul(parameter(b, "p", 2, 3));
          return x.flatten(0, 1)
              .matmul(parameter(b, "q", 3, 2), false, false)
              .reshape(Shape.batchOf(4));
        })));
    return cases;
  }

  static List<GradientCase> softmax(int axis, int[] sizes) {
    return each(
        sizes,
        n -> GradientCase.of("softmax over axis " + axis + " of " + n, 2, b -> {
          Value x = b.input("batched", Shape.batchOf(n, 3), ElementType.FLOAT)
              .add(parameter(b, "p", n, 3));
          Value exp = x.sub(x.max(axis).detach()).exp();
          return exp.div(exp.sum(axis)).add(b.fill(x.shape(), 0.5));
        }));
  }

  /** A linear layer, dropout and the mean cross-entropy with weighted classes: the ops of a whole network. */
  static List<GradientCase> crossEntropy(int classes, int[] batches) {
    return each(
        batches,
        batch -> new GradientCase(
            "cross-entropy of " + classes + " classes, " + batch,
            batch,
            classes,
            false,
            classifier(classes)));
  }

  private static Graph classifier(int classes) {
    GraphBuilder b = Graphs.builder();
    Value x = b.input("input", Shape.batchOf(5), ElementType.FLOAT);
    Value drawn = b.append("random", new Op.Random(2, Shape.batchOf(5)), List.of());
    Value kept = x.zip(
        "dropout",
        drawn,
        (v, u) -> new Expr.Select(
            Expr.binary(BinaryFunction.LESS, u, Expr.of(0.3)),
            Expr.of(0),
            v.mul(Expr.of(1 / 0.7))));
    Value scores = kept.matmul(parameter(b, "weight", classes, 5), false, true)
        .add(parameter(b, "bias", classes));
    Value shifted = scores.sub(scores.max(1).detach());
    Value logs = shifted.zip("logSoftmax", shifted.exp().sum(1).log(), Expr::sub);
    Value target = b.input("target", new Shape(List.of(Extent.BATCH)), ElementType.INT)
        .reshape(new Shape(List.of(Extent.BATCH, Extent.of(1))));
    List<Double> weights =
        IntStream.range(0, classes).mapToObj(c -> 0.5 + c % 4).toList();
    Value weighted =
        logs.mul(b.append("classWeights", new Op.Constant(weights, Shape.of(classes)), List.of()));
    Value terms = weighted.zip(
        "crossEntropy",
        target,
        (log, label) -> new Expr.Select(
            Expr.binary(BinaryFunction.EQUAL, label, new Expr.Position(1)),
            log.mul(Expr.of(-0.9)),
            log.mul(Expr.of(-0.1))));
    return Graphs.withLoss(scores, terms.sum(1).mean());
  }
}
