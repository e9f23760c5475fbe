package dev.lathe.runtime;

/**
 * How a thread waits for another that is expected within microseconds: it spins, then gives its core away.
 *
 * <p>Waking a parked thread costs some 50 µs, as much as a whole small training step, so nobody parks in the middle of
 * a run. But a spinning thread on an oversubscribed machine keeps the very thread it waits for from running: after
 * about 20 µs it yields.
 */
final class Spin {
  /** A pause is 10 to 50 ns long, depending on the processor: 20 µs, more or less. */
  private static final int PAUSES = 600;

  private Spin() {}

  /**
   * Waits a moment.
   *
   * @param turn 0 the first time a caller waits for an event, then what the call before returned
   * @param crowded true where there are more threads than cores: then spinning never helps
   * @return the turn to pass next
   */
  @SuppressWarnings(
      "ThreadPriorityCheck") // what runs instead does not matter, only that somebody may
  static int pause(int turn, boolean crowded) {
    if (turn < PAUSES && !crowded) {
      Thread.onSpinWait();
      return turn + 1;
    }
    Thread.yield();
    return turn;
  }
}
