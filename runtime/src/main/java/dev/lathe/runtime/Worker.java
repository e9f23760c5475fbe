package dev.lathe.runtime;

import java.util.concurrent.locks.LockSupport;

/**
 * One thread of a {@link Team}: waits for a round, runs it, waits for the next; ends with the round that has no
 * program.
 */
final class Worker implements Runnable {
  /** Between two steps of a training loop there is rarely more than this; waking a parked thread costs some 50 µs. */
  private static final long PATIENCE_NANOS = 200_000;

  private final Team team;
  private final Team.Member member;
  private final boolean crowded;
  private final Thread thread;
  private volatile boolean parked;

  /** Makes the thread, daemon and without anything inherited from the caller; {@link #start} starts it. */
  Worker(Team team, Team.Member member, boolean crowded) {
    this.team = team;
    this.member = member;
    this.crowded = crowded;
    thread = new Thread(null, this, "lathe-" + member.index(), 0, false);
    thread.setDaemon(true);
    thread.setContextClassLoader(Team.class.getClassLoader());
  }

  void start() {
    thread.start();
  }

  /** To be called after a new round was published. */
  void wake() {
    if (parked) {
      LockSupport.unpark(thread);
    }
  }

  @Override
  public void run() {
    int round = 0;
    do {
      await(round++);
    } while (team.runRound(member));
  }

  private void await(int round) {
    long since = System.nanoTime();
    int turn = 0;
    while (team.round() == round) {
      if (System.nanoTime() - since < PATIENCE_NANOS) {
        turn = Spin.pause(turn, crowded);
      } else {
        park(round);
      }
    }
  }

  /** Says that it parks before it looks once more, as {@code Team} publishes a round before it looks who parks. */
  private void park(int round) {
    parked = true;
    if (team.round() == round) {
      LockSupport.park(team);
    }
    parked = false;
    Thread.interrupted(); // else the next park would return at once
  }
}
