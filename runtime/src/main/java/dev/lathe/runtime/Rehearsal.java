package dev.lathe.runtime;

/** Runs two programs in turn until the second has been compiled so far that it is as fast as asked for. */
final class Rehearsal {
  /** Times in a row that the second has to be fast enough, so that one that was held up does not count. */
  private static final int WINS = 3;

  private final BatchProgram first;
  private final BatchProgram second;
  private final Team.Member member = Team.Member.solo();

  Rehearsal(BatchProgram first, BatchProgram second) {
    this.first = first;
    this.second = second;
  }

  /**
   * Whether the second takes less than so many times as long as the first.
   *
   * @param deadline of {@link System#nanoTime}, at which it is given up
   */
  boolean secondTakesLessThan(double times, long deadline) {
    int wins = 0;
    for (int step = 1; wins < WINS && System.nanoTime() < deadline; step++) {
      double limit = times * nanos(first, step);
      wins = nanos(second, step) < limit ? wins + 1 : 0;
    }
    return wins == WINS;
  }

  private long nanos(BatchProgram program, int step) {
    long start = System.nanoTime();
    program.prepare(program.capacity(), step, 0, 0);
    program.run(member);
    return System.nanoTime() - start;
  }
}
