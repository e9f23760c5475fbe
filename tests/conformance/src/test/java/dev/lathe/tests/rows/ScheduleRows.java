package dev.lathe.tests.rows;

import dev.lathe.io.TensorData;
import dev.lathe.io.WeightsMismatchException;
import dev.lathe.runtime.Model;
import java.util.Map;

/**
 * Rows of a hundred steps under a schedule, by {@code fit} and in a loop by hand. The gradient is 1: without momentum a weight that begins at 0 is minus the
 * rate after a step. Where the momentum changes, the weight is compared, which then is not set back.
 */
final class ScheduleRows {
  private ScheduleRows() {}

  /** One more step with an example. */
  private interface Step {
    void run(Model<Object, Object> model, int number, Object[] input, Object[] target);
  }

  static void check(Row row, CompiledRows compiled, Comparison reference) throws Exception {
    int stepsPerEpoch = Integer.parseInt(row.get("stepsPerEpoch", "1"));
    if (stepsPerEpoch == 1) { // a call of fit is an epoch
      check(
          row,
          "fit",
          compiled.create(row),
          reference,
          (model, number, input, target) -> model.fit(Numbers.dataset(input, target)));
    }
    check(row, "by hand", compiled.create(row), reference, (model, number, input, target) -> {
      model.loss(Numbers.batch(input, target));
      model.backward();
      model.step();
      if ((number + 1) % stepsPerEpoch == 0) {
        model.nextEpoch(((float[]) input[0])[0]);
      }
    });
  }

  private static void check(
      Row row, String how, Model<Object, Object> model, Comparison reference, Step step)
      throws WeightsMismatchException {
    boolean weights = row.has("compare");
    double[] series = reference.tensor("series").toDoubles();
    double sign = Double.parseDouble(row.get("sign", "1"));
    double[] found = new double[series.length];
    reset(model);
    for (int number = 0; number < found.length; number++) {
      Object[] input = {new float[] {(float) (sign * series[number])}};
      Object[] target = {new float[] {0}};
      step.run(model, number, input, target);
      double weight = Numbers.doubles(model.stateDict(), "w")[0];
      found[number] = weights ? weight : -weight;
      if (!weights) {
        reset(model);
      }
    }
    String what = weights ? "weights" : "rates";
    double[] expected = reference.get(row, what).toDoubles();
    reference.check(row, how + ", " + what, expected, found, Numbers.TOLERANCE);
  }

  private static void reset(Model<Object, Object> model) throws WeightsMismatchException {
    model.loadStateDict(Map.of("w", TensorData.of(new float[] {0}, 1)));
  }
}
