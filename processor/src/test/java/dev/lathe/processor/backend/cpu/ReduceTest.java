package dev.lathe.processor.backend.cpu;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.lathe.processor.ir.ElementType;
import dev.lathe.processor.ir.Extent;
import dev.lathe.processor.ir.Graph;
import dev.lathe.processor.ir.Graphs;
import dev.lathe.processor.ir.Op;
import dev.lathe.processor.ir.Shape;
import dev.lathe.runtime.Initializers;
import dev.lathe.runtime.Randoms;
import dev.lathe.runtime.Team;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Folds are bit for bit what the rule says: rows in sixteen partial sums and a fixed tree, columns from the top. */
class ReduceTest {
  private static final List<Team> TEAMS = List.of(Team.of(1), Team.of(3));
  private static final Shape ROWS = new Shape(List.of(Extent.of(7), Extent.BATCH));
  private static final Shape COLUMNS =
      new Shape(List.of(Extent.of(2), Extent.BATCH, Extent.of(300)));
  private static final CompiledGraph SUM_ROWS = compile(Op.Reduce.Fold.SUM, ROWS);
  private static final CompiledGraph MAX_ROWS = compile(Op.Reduce.Fold.MAX, ROWS);
  private static final CompiledGraph SUM_COLUMNS = compile(Op.Reduce.Fold.SUM, COLUMNS);
  private static final CompiledGraph MAX_COLUMNS = compile(Op.Reduce.Fold.MAX, COLUMNS);

  private static CompiledGraph compile(Op.Reduce.Fold fold, Shape shape) {
    var input = Graphs.builder().input("input", shape, ElementType.FLOAT);
    var folded = input.builder().append("fold", new Op.Reduce(fold, 1, 1), List.of(input));
    return CompiledGraph.compile(Graphs.withOutput(folded), List.of());
  }

  @AfterAll
  static void close() {
    TEAMS.forEach(Team::close);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 15, 16, 17, 31, 32, 33, 47, 48, 49, 255, 256, 257, 1000, 5000})
  void rows(int length) {
    float[] x = numbers(7 * length);
    float[] sums = new float[7];
    float[] largest = new float[7];
    for (int row = 0; row < 7; row++) {
      sums[row] = sixteenParts(x, row * length, length);
      largest[row] = largest(x, row * length, 1, length);
    }
    check(SUM_ROWS, length, x, sums);
    check(MAX_ROWS, length, x, largest);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 16, 17, 64, 257})
  void columns(int length) {
    float[] x = numbers(2 * length * 300);
    float[] sums = new float[600];
    float[] largest = new float[600];
    for (int output = 0; output < 600; output++) {
      int first = output / 300 * length * 300 + output % 300;
      float sum = x[first];
      for (int row = 1; row < length; row++) {
        sum += x[first + row * 300];
      }
      sums[output] = sum;
      largest[output] = largest(x, first, 300, length);
    }
    check(SUM_COLUMNS, length, x, sums);
    check(MAX_COLUMNS, length, x, largest);
  }

  private static void check(CompiledGraph compiled, int batch, float[] x, float[] expected) {
    for (Team team : TEAMS) {
      check(compiled.start(batch), team, x, expected);
      check(compiled.startInVectors(batch, batch), team, x, expected);
    }
  }

  private static void check(CompiledGraph.Run run, Team team, float[] x, float[] expected) {
    run.input("input", x);
    run.run(team, 1, 0, 0);
    assertArrayEquals(expected, run.get(Graph.OUTPUT), team.size() + " members");
  }

  /** Part i takes elements i, i + 16, i + 32, …; then each half is added to the other until one is left. */
  private static float sixteenParts(float[] x, int from, int length) {
    float[] parts = new float[16];
    for (int index = 0; index < length; index++) {
      parts[index % 16] += x[from + index];
    }
    for (int width = 8; width > 0; width /= 2) {
      for (int part = 0; part < width; part++) {
        parts[part] += parts[part + width];
      }
    }
    return parts[0];
  }

  private static float largest(float[] x, int from, int stride, int length) {
    float largest = x[from];
    for (int index = 1; index < length; index++) {
      largest = Math.max(largest, x[from + index * stride]);
    }
    return largest;
  }

  private static float[] numbers(int size) {
    float[] numbers = new float[size];
    Initializers.uniform(numbers, -10, 3, Randoms.key(3, size, 1));
    return numbers;
  }
}
