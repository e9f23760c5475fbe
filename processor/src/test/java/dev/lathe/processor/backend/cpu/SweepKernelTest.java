package dev.lathe.processor.backend.cpu;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.lathe.processor.ir.ElementType;
import dev.lathe.processor.ir.Expr.UnaryFunction;
import dev.lathe.processor.ir.Graph;
import dev.lathe.processor.ir.GraphBuilder;
import dev.lathe.processor.ir.Graphs;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.Value;
import dev.lathe.runtime.Functions;
import dev.lathe.runtime.Initializers;
import dev.lathe.runtime.Randoms;
import dev.lathe.runtime.Team;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sweep with parts of rows, values that are joined twice, functions of one name, and a row for all examples, element by element. */
class SweepKernelTest {
  private static final int BATCH = 3;
  private static final int COLUMNS = 35;

  private static Graph graph() {
    GraphBuilder b = Graphs.builder();
    Value input = b.input("input", Shape.batchOf(2 * COLUMNS), ElementType.FLOAT);
    Value left = input.slice(1, 0, COLUMNS).apply(UnaryFunction.SIGMOID);
    Value right = input.slice(1, COLUMNS, COLUMNS).apply(UnaryFunction.SIGMOID);
    Value shifted = left.mul(right).add(b.read(Graphs.parameter("row", COLUMNS)));
    Value curved = shifted.apply(UnaryFunction.TANH);
    return Graphs.withOutput(Value.concat(1, List.of(shifted, curved, shifted)));
  }

  private static float[] expected(float[] input, float[] row) {
    float[] expected = new float[BATCH * 3 * COLUMNS];
    for (int example = 0; example < BATCH; example++) {
      for (int column = 0; column < COLUMNS; column++) {
        int at = example * 2 * COLUMNS + column;
        float shifted =
            Functions.sigmoid(input[at]) * Functions.sigmoid(input[at + COLUMNS]) + row[column];
        int out = example * 3 * COLUMNS + column;
        expected[out] = shifted;
        expected[out + COLUMNS] = Functions.tanh(shifted);
        expected[out + 2 * COLUMNS] = shifted;
      }
    }
    return expected;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void everyElement(int members) {
    CompiledGraph compiled =
        CompiledGraph.compile(List.of(graph()), CompiledGraph.LARGE_BATCH).get(0);
    float[] input = numbers(BATCH * 2 * COLUMNS, 1);
    float[] row = numbers(COLUMNS, 2);
    for (CompiledGraph.Run run :
        List.of(compiled.start(BATCH), compiled.startInVectors(BATCH, BATCH))) {
      run.state("row", row);
      run.input("input", input);
      try (Team team = Team.of(members)) {
        run.run(team, 1, 0, 0);
      }
      assertArrayEquals(expected(input, row), run.get(Graph.OUTPUT));
    }
  }

  private static float[] numbers(int size, int stream) {
    float[] numbers = new float[size];
    Initializers.uniform(numbers, -1, 1, Randoms.key(3, size, stream));
    return numbers;
  }
}
