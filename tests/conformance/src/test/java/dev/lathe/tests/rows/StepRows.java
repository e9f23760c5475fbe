package dev.lathe.tests.rows;

import dev.lathe.io.TensorData;
import dev.lathe.runtime.Model;
import java.util.Arrays;
import java.util.Map;

/** Rows of one step. */
final class StepRows {
  private static final double TOLERANCE_OF_NETWORKS = 1e-4;

  private StepRows() {}

  /** Output, loss, every gradient and every buffer of one step. */
  static void check(Row row, CompiledRows compiled, Comparison reference) throws Exception {
    Model<Object, Object> model = compiled.create(row);
    double tolerance = row.group().equals("networks") ? TOLERANCE_OF_NETWORKS : Numbers.TOLERANCE;
    model.loadStateDict(reference.all(row, "initial"));
    Object[] inputs = Numbers.examples(reference.get(row, "input"));
    if (!row.has("noEval")) {
      double[] output = Arrays.stream(inputs)
          .map(model::forward)
          .flatMapToDouble(each -> Arrays.stream(Numbers.widen(each)))
          .toArray();
      reference.check(row, "output", reference.get(row, "output").toDoubles(), output, tolerance);
    }
    Object[] targets = Numbers.examples(reference.get(row, "target"));
    double[] loss = {model.loss(Numbers.batch(inputs, targets))};
    model.backward();
    reference.check(row, "loss", reference.get(row, "loss").toDoubles(), loss, tolerance);
    Map<String, TensorData> gradients = model.gradients();
    reference
        .all(row, "gradient")
        .forEach((name, expected) -> reference.check(
            row,
            "gradient of " + name,
            expected.toDoubles(),
            Numbers.doubles(gradients, name),
            tolerance));
    Map<String, TensorData> state = model.stateDict();
    reference
        .all(row, "buffer")
        .forEach((name, expected) -> reference.check(
            row, name, expected.toDoubles(), Numbers.doubles(state, name), tolerance));
  }
}
