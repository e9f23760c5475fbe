package dev.lathe.processor.backend.cpu;

import com.palantir.javapoet.MethodSpec;
import dev.lathe.processor.ir.Op.Reduce.Fold;
import java.util.List;

/**
 * Folds in vector form. The sixteen partial sums of a row lie in one, two or four vectors, whichever the machine has; columns are folded a vector at a time, each by
 * one accumulator from the top.
 */
final class VectorReduce {
  private static final String SUM_ROWS = """
      int grain = 4096 / reduced + 1;
      int to = member.to(rows, grain);
      float[] parts = member.rows(1, 16)[0];
      for (int row = member.from(rows, grain); row < to; row++) {
        int at = row * reduced;
        partialSums(x, at, at + reduced, parts);
        for (int i = reduced / 16 * 16; i < reduced; i++) {
          parts[i % 16] += x[at + i];
        }
        float s0 = (parts[0] + parts[8]) + (parts[4] + parts[12]);
        float s1 = (parts[1] + parts[9]) + (parts[5] + parts[13]);
        float s2 = (parts[2] + parts[10]) + (parts[6] + parts[14]);
        float s3 = (parts[3] + parts[11]) + (parts[7] + parts[15]);
        out[row] = (s0 + s2) + (s1 + s3);
      }
      """;

  private static final MethodSpec PARTIAL_SUMS = KernelMethod.function(
      "void",
      "partialSums",
      "Sums of every sixteenth element of the whole sixteens from one place to another.",
      "float[] x, int from, int end, float[] parts",
      """
      FloatVector s0 = FloatVector.broadcast(SPECIES, 0f);
      FloatVector s1 = s0;
      FloatVector s2 = s0;
      FloatVector s3 = s0;
      for (int at = from; at <= end - 16; at += 16) {
        s0 = s0.add(FloatVector.fromArray(SPECIES, x, at));
        if (LANES < 16) {
          s1 = s1.add(FloatVector.fromArray(SPECIES, x, at + LANES));
        }
        if (LANES < 8) {
          s2 = s2.add(FloatVector.fromArray(SPECIES, x, at + 2 * LANES));
          s3 = s3.add(FloatVector.fromArray(SPECIES, x, at + 3 * LANES));
        }
      }
      s0.intoArray(parts, 0);
      if (LANES < 16) {
        s1.intoArray(parts, LANES);
      }
      if (LANES < 8) {
        s2.intoArray(parts, 2 * LANES);
        s3.intoArray(parts, 3 * LANES);
      }
      """);

  private static final String MAX_ROWS = """
      int grain = 4096 / reduced + 1;
      int to = member.to(rows, grain);
      for (int row = member.from(rows, grain); row < to; row++) {
        int at = row * reduced;
        int end = at + reduced;
        float largest = largestOfVectors(x, at, end);
        for (int i = at + reduced / LANES * LANES; i < end; i++) {
          largest = Math.max(largest, x[i]);
        }
        out[row] = largest;
      }
      """;

  private static final MethodSpec LARGEST = KernelMethod.function(
      "float",
      "largestOfVectors",
      "The largest of the elements from one place to another that fill whole vectors.",
      "float[] x, int from, int end",
      """
      FloatVector largest = FloatVector.broadcast(SPECIES, Float.NEGATIVE_INFINITY);
      for (int at = from; at <= end - LANES; at += LANES) {
        largest = largest.max(FloatVector.fromArray(SPECIES, x, at));
      }
      return largest.reduceLanes(VectorOperators.MAX);
      """);

  private static final String COLUMNS = ReduceEmitter.COLUMN_SHARES + """
        int row = group * reduced * columns;
        int column = from;
        for (; column <= to - 4 * LANES; column += 4 * LANES) {
          %1$sOfBlock(x, row + column, reduced, columns, out, group * columns + column);
        }
        for (; column <= to - LANES; column += LANES) {
          %1$sOfColumns(x, row + column, reduced, columns, out, group * columns + column);
        }
        for (; column < to; column++) {
          float folded = x[row + column];
          for (int i = 1; i < reduced; i++) {
            folded = %2$s;
          }
          out[group * columns + column] = folded;
        }
      }
      """;

  private static final String SUM_COLUMNS =
      COLUMNS.formatted("sum", "folded + x[row + i * columns + column]");
  private static final String MAX_COLUMNS =
      COLUMNS.formatted("max", "Math.max(folded, x[row + i * columns + column])");
  private static final List<MethodSpec> OF_SUM =
      List.of(ofColumns("sum", "add"), ofBlock("sum", "add"));
  private static final List<MethodSpec> OF_MAX =
      List.of(ofColumns("max", "max"), ofBlock("max", "max"));

  private VectorReduce() {}

  private static MethodSpec ofColumns(String name, String operation) {
    return KernelMethod.function(
        "void",
        name + "OfColumns",
        "As many columns as a vector has lanes, each folded from the top.",
        "float[] x, int first, int reduced, int columns, float[] out, int to",
        """
        FloatVector folded = FloatVector.fromArray(SPECIES, x, first);
        int at = first;
        for (int i = 1; i < reduced; i++) {
          at += columns;
          folded = folded.%s(FloatVector.fromArray(SPECIES, x, at));
        }
        folded.intoArray(out, to);
        """.formatted(operation));
  }

  /** Four vectors at a time: as much as is fetched from memory at once, and more. */
  private static MethodSpec ofBlock(String name, String operation) {
    return KernelMethod.function(
        "void",
        name + "OfBlock",
        "Four vectors of columns, each folded from the top.",
        "float[] x, int first, int reduced, int columns, float[] out, int to",
        """
        FloatVector a = FloatVector.fromArray(SPECIES, x, first);
        FloatVector b = FloatVector.fromArray(SPECIES, x, first + LANES);
        FloatVector c = FloatVector.fromArray(SPECIES, x, first + 2 * LANES);
        FloatVector d = FloatVector.fromArray(SPECIES, x, first + 3 * LANES);
        int at = first;
        for (int i = 1; i < reduced; i++) {
          at += columns;
          a = a.%1$s(FloatVector.fromArray(SPECIES, x, at));
          b = b.%1$s(FloatVector.fromArray(SPECIES, x, at + LANES));
          c = c.%1$s(FloatVector.fromArray(SPECIES, x, at + 2 * LANES));
          d = d.%1$s(FloatVector.fromArray(SPECIES, x, at + 3 * LANES));
        }
        a.intoArray(out, to);
        b.intoArray(out, to + LANES);
        c.intoArray(out, to + 2 * LANES);
        d.intoArray(out, to + 3 * LANES);
        """.formatted(operation));
  }

  /** The body of the kernel that folds rows. */
  static String rows(Fold fold, VectorKernels vectors) {
    vectors.addHelper(fold == Fold.SUM ? PARTIAL_SUMS : LARGEST);
    return fold == Fold.SUM ? SUM_ROWS : MAX_ROWS;
  }

  /** The body of the kernel that folds columns. */
  static String columns(Fold fold, VectorKernels vectors) {
    vectors.addHelpers(fold == Fold.SUM ? OF_SUM : OF_MAX);
    return fold == Fold.SUM ? SUM_COLUMNS : MAX_COLUMNS;
  }
}
