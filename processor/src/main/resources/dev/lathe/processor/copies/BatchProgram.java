/** What one prediction works in; one object serves one caller at a time. */
abstract class BatchProgram {
  private static final float[] NO_NUMBERS = {};
  private static final int[] NO_TOKENS = {};

  private final Team.Member member = new Team.Member();
  private double[] columns = {};

  final int capacity;

  /** Examples in a run. */
  final int batch = 1;

  BatchProgram(int capacity) {
    this.capacity = capacity;
  }

  /** Where the caller puts the example. */
  public float[] input(int number) {
    return NO_NUMBERS;
  }

  /** Where the caller puts an example that is tokens. */
  public int[] tokens(int number) {
    return NO_TOKENS;
  }

  /** Where a result lies after a run. */
  public float[] output(int number) {
    return NO_NUMBERS;
  }

  /** Room for the columns of a record. */
  final double[] columns(int count) {
    if (columns.length != count) {
      columns = new double[count];
    }
    return columns;
  }

  protected void chooseKernels() {}

  protected void computeNumbers() {}

  public abstract void run(Team.Member member);

  final void run() {
    computeNumbers();
    run(member);
  }
}
