package dev.lathe.tests.rows;

import dev.lathe.data.Batch;
import dev.lathe.data.DataLoader;
import dev.lathe.data.Dataset;
import dev.lathe.io.TensorData;
import dev.lathe.runtime.Model;
import java.util.Map;

/** Rows of twenty batches: the weights after them, and their averages, by {@code fit} and in a loop by hand. */
final class OptimizerRows {
  private OptimizerRows() {}

  static void check(Row row, CompiledRows compiled, Comparison reference) throws Exception {
    Dataset<Object, Object> data = Numbers.dataset(
        Numbers.flat(reference.get(row, "input")), Numbers.flat(reference.get(row, "target")));
    Model<Object, Object> fitted = compiled.create(row);
    fitted.loadStateDict(reference.all(row, "initial"));
    fitted.fit(data);
    compare(row, "fit", fitted, reference);
    Model<Object, Object> byHand = compiled.create(row);
    byHand.loadStateDict(reference.all(row, "initial"));
    train(byHand, data, accumulated(row));
    compare(row, "by hand", byHand, reference);
  }

  private static void train(Model<Object, Object> model, Dataset<Object, Object> data, int group) {
    int batches = 0;
    for (Batch<Object, Object> batch : DataLoader.of(data).batchSize(Numbers.BATCH)) {
      model.loss(batch);
      model.backward();
      batches++;
      if (batches % group == 0) {
        model.step();
      }
    }
  }

  /** Batches for one step. */
  private static int accumulated(Row row) {
    String java = row.get("java");
    int at = java.indexOf("accumulate = ");
    return at < 0
        ? 1
        : Integer.parseInt(java.substring(at + "accumulate = ".length()).split("\\D")[0]);
  }

  private static void compare(Row row, String how, Model<?, ?> model, Comparison reference)
      throws ReflectiveOperationException {
    compare(row, how, reference.all(row, "final"), model.stateDict(), reference);
    Map<String, TensorData> average = reference.all(row, "average");
    if (!average.isEmpty()) {
      compare(row, how + ", average", average, averaged(model).stateDict(), reference);
    }
  }

  private static void compare(
      Row row,
      String how,
      Map<String, TensorData> expected,
      Map<String, TensorData> found,
      Comparison reference) {
    expected.forEach((name, tensor) -> reference.check(
        row,
        how + ", " + name,
        tensor.toDoubles(),
        Numbers.doubles(found, name),
        Numbers.TOLERANCE));
  }

  /** A method that only models with an average have. */
  private static Model<?, ?> averaged(Model<?, ?> model) throws ReflectiveOperationException {
    return (Model<?, ?>) model.getClass().getMethod("averaged").invoke(model);
  }
}
