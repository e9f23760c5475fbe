package dev.lathe.runtime;

/** Runs two programs in turn until the second has been compiled so far that it is the faster one. */
final class Rehearsal {
  /** Times in a row that the second has to be faster, so that one that was held up does not count. */
  private static final int WINS = 3;

  private static final long PATIENCE_NANOS = 60_000_000_000L;

  private final BatchProgram first;
  private final BatchProgram second;
  private final Team.Member member = Team.Member.solo();

  Rehearsal(BatchProgram first, BatchProgram second) {
    this.first = first;
    this.second = second;
  }

  /** False where it has not become faster within a minute. */
  boolean secondIsFaster() {
    long start = System.nanoTime();
    int wins = 0;
    for (int step = 1; wins < WINS && System.nanoTime() - start < PATIENCE_NANOS; step++) {
      long other = nanos(first, step);
      wins = nanos(second, step) < other ? wins + 1 : 0;
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
