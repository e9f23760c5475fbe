import java.util.Arrays;
import java.util.List;

/** Examples that are records, spread over columns; numbers are standardised by figures that were learnt in training. */
abstract class RecordInput<R> implements InputCodec<R> {
  private final List<String> names;
  private final boolean[] numeric;
  private Standardizer standardizer;

  /** The figures, in the order of the columns. */
  final double[] mean;

  final double[] deviation;

  protected RecordInput(List<String> names, boolean... numeric) {
    this.names = names;
    this.numeric = numeric.clone();
    this.standardizer = new Standardizer(numeric);
    this.mean = new double[numeric.length];
    this.deviation = new double[numeric.length];
  }

  /** Takes over the figures. */
  final void load() {
    standardizer = Standardizer.of(numeric, mean, deviation);
  }

  protected abstract void spread(R input, double[] columns);

  @Override
  public final void encode(R input, BatchProgram program, int number, int example) {
    double[] columns = program.columns(numeric.length);
    Arrays.fill(columns, 0);
    spread(input, columns);
    for (int column = 0; column < columns.length; column++) {
      requireFinite(columns[column], column);
    }
    for (int column = 0; column < columns.length; column++) {
      program.input(number)[column] = standardizer.apply(columns[column], column);
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
