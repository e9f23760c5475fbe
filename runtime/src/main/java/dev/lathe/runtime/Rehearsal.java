package dev.lathe.runtime;

import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * Runs a program with two forms of its kernels in turn until the second has been compiled so far that it is as fast as asked for. It is one program, so that there is one more copy of
 * the weights and not two.
 */
final class Rehearsal<K> {
  /** Times in a row that the second has to be fast enough, so that one that was held up does not count. */
  private static final int WINS = 3;

  private final K first;
  private final K second;
  private final BatchProgram program;
  private final Team.Member member = Team.Member.solo();
  private K form;

  /** @param maker of the program, given where it gets its kernels from before each run, and examples to compute */
  Rehearsal(K first, K second, BiFunction<Supplier<K>, Integer, BatchProgram> maker, int examples) {
    this.first = first;
    this.second = second;
    this.form = first;
    this.program = maker.apply(() -> form, examples);
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

  private long nanos(K kernels, int step) {
    form = kernels;
    long start = System.nanoTime();
    program.prepare(program.capacity(), step, 0, 0);
    program.run(member);
    return System.nanoTime() - start;
  }
}
