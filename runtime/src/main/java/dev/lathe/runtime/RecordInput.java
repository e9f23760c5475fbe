package dev.lathe.runtime;

import dev.lathe.data.Dataset;
import dev.lathe.io.TensorData;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Examples that are records. The processor writes a subclass that spreads the components over columns; numeric columns are standardised
 * here, by figures learnt from the training data and saved as {@code features.mean} and {@code features.std}.
 *
 * @param <R> the record
 */
public abstract class RecordInput<R> implements InputCodec<R> {
  private static final String MEAN = "features.mean";
  private static final String DEVIATION = "features.std";

  private final List<String> names;
  private final boolean[] numeric;
  private Standardizer standardizer;
  private boolean learnt;

  /**
   * Columns in order.
   *
   * @param names the component that each column comes from, for messages
   * @param numeric true where the column is standardised
   */
  protected RecordInput(List<String> names, boolean... numeric) {
    this.names = List.copyOf(names);
    this.numeric = numeric.clone();
    this.standardizer = new Standardizer(numeric);
  }

  /** Writes a record's columns, which are 0 before: numbers as they are, 0 or 1 for flags, one-hot for enums. */
  protected abstract void spread(R input, double[] columns);

  @Override
  public final void encode(R input, BatchProgram program, int number, int example) {
    double[] columns = program.columns(numeric.length);
    spreadChecked(input, columns);
    for (int column = 0; column < columns.length; column++) {
      program.input(number)[example * columns.length + column] =
          standardizer.apply(columns[column], column);
    }
  }

  /** Learns from the data of the first {@code fit}; figures that were learnt or loaded stay, since the weights rest on them. */
  @Override
  public final void learn(Dataset<? extends R, ?> data) {
    if (learnt) {
      return;
    }
    Standardizer learning =
        new Standardizer(numeric); // an example that is refused leaves nothing behind
    double[] columns = new double[numeric.length];
    for (int index = 0; index < data.size(); index++) {
      spreadChecked(data.get(index).input(), columns);
      learning.add(columns);
    }
    standardizer = learning;
    learnt = true;
  }

  @Override
  public final boolean hasLearnt() {
    return learnt;
  }

  @Override
  public final Map<String, TensorData> state() {
    Map<String, TensorData> state = new LinkedHashMap<>();
    state.put(MEAN, TensorData.of(standardizer.mean(), numeric.length));
    state.put(DEVIATION, TensorData.of(standardizer.deviation(), numeric.length));
    return state;
  }

  @Override
  public final void load(Map<String, TensorData> state) {
    double[] mean = Objects.requireNonNull(state.get(MEAN)).toDoubles();
    double[] deviation = Objects.requireNonNull(state.get(DEVIATION)).toDoubles();
    standardizer = Standardizer.of(numeric, mean, deviation);
    learnt = true;
  }

  private void spreadChecked(R input, double[] columns) {
    Arrays.fill(columns, 0);
    spread(input, columns);
    for (int column = 0; column < columns.length; column++) {
      requireFinite(columns[column], column);
    }
  }

  private void requireFinite(double value, int column) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(Message.of(
          "L211",
          "a finite number as feature '" + names.get(column) + "'",
          Double.toString(value),
          "leave such examples out, or give a value in its place"));
    }
  }
}
