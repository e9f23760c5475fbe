package dev.lathe.runtime;

import java.lang.reflect.UndeclaredThrowableException;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A fixed group of threads that run one {@link Program} together: the same code, each on its own share of the data.
 *
 * <pre>{@code
 * team.run(member -> {
 *   for (int row = member.from(rows, 8); row < member.to(rows, 8); row++) {
 *     ...
 *   }
 *   member.barrier(); // all rows are done
 *   ...
 * });
 * }</pre>
 *
 * <p>A program gives the same bits on a team of any size: members only share out outputs, never the terms of one sum.
 * Therefore a team that is in use never makes anybody wait: whoever comes second, from another thread or from inside a
 * program, runs alone on its own thread.
 *
 * <p>A run allocates nothing and costs about a microsecond while runs follow each other. Threads are daemons; after a
 * fifth of a millisecond without work they sleep.
 */
public final class Team implements AutoCloseable {
  static final int MOST_THREADS = 1024;

  private final Worker[] workers;
  private final Member first;
  private final Barrier barrier;
  private final boolean crowded;
  private final Spares spares = new Spares(16);
  private final AtomicBoolean busy = new AtomicBoolean();
  private final AtomicInteger running = new AtomicInteger();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private volatile boolean closed;
  private volatile int round;
  private @Nullable Program program; // published by round

  private Team(int threads) {
    crowded = threads > Runtime.getRuntime().availableProcessors();
    barrier = new Barrier(threads, crowded);
    first = new Member(0, threads, barrier, new Scratch());
    workers = new Worker[threads - 1];
    Arrays.setAll(
        workers,
        i -> new Worker(this, new Member(i + 1, threads, barrier, new Scratch()), crowded));
  }

  /**
   * The team of the whole program, made when it is first asked for. It has as many members as the system property
   * {@code lathe.threads} says, else one for every available processor.
   *
   * @throws IllegalArgumentException ({@code L212}) when the property is no number from 1 to 1024
   */
  public static Team shared() {
    return SharedTeam.get();
  }

  /**
   * A new team; close it when it is no longer needed, its threads keep it alive.
   *
   * @param threads members, the thread that calls {@link #run} among them: 1 to 1024
   */
  public static Team of(int threads) {
    if (threads < 1 || threads > MOST_THREADS) {
      throw new IllegalArgumentException(
          Message.of("L212", "1 to " + MOST_THREADS + " threads", String.valueOf(threads), ""));
    }
    Team team = new Team(threads);
    team.startWorkers();
    return team;
  }

  private void startWorkers() {
    try {
      for (Worker worker : workers) {
        worker.start();
      }
    } catch (OutOfMemoryError e) { // the system gives no more threads: let go of those we have
      close();
      throw e;
    }
  }

  /** Members of the team, the caller of {@link #run} among them. */
  public int size() {
    return workers.length + 1;
  }

  /**
   * Runs the program on every member, the calling thread being one, and returns when all have finished. When the team
   * is in use or closed, the calling thread runs it alone.
   *
   * <p>When a member throws, the others are thrown out of their next barrier, and the first exception is thrown here
   * when all have stopped. The team stays usable.
   */
  public void run(Program program) {
    Objects.requireNonNull(program); // to the workers null means that there is no more work
    if (workers.length == 0 || closed || !busy.compareAndSet(false, true)) {
      runAlone(program);
      return;
    }
    Throwable thrown;
    try {
      startRound(program);
      runMember(program, first);
    } finally {
      thrown = finishRound();
    }
    if (thrown != null) {
      rethrow(thrown);
    }
  }

  /**
   * Ends the threads, as soon as a run that is under way has finished. Later runs are run by their callers alone, also
   * those of the shared team.
   */
  @Override
  public void close() {
    closed = true;
    dismissIfIdle();
  }

  int round() {
    return round;
  }

  /** A worker's part of the round; false when there will be no more rounds. */
  boolean runRound(Member member) {
    Program current = program;
    if (current == null) {
      return false;
    }
    runMember(current, member);
    running.decrementAndGet();
    return true;
  }

  private void runAlone(Program program) {
    Member member = spares.take();
    try {
      program.run(member);
    } finally {
      spares.giveBack(member);
    }
  }

  private void startRound(@Nullable Program program) {
    this.program = program;
    running.set(workers.length);
    int next = round + 1; // only the thread that made the team busy writes it
    round = next;
    for (Worker worker : workers) {
      worker.wake();
    }
  }

  private void runMember(Program program, Member member) {
    try {
      program.run(member);
    } catch (Throwable e) { // whatever it is, the others must learn of it
      failure.compareAndSet(null, e);
      barrier.breakDown();
    }
  }

  private @Nullable Throwable finishRound() {
    int turn = 0;
    while (running.get() > 0) {
      turn = Spin.pause(turn, crowded);
    }
    Throwable thrown = failure.getAndSet(null);
    if (thrown != null) {
      barrier.repair();
    }
    program = null;
    busy.set(false);
    if (closed) {
      dismissIfIdle();
    }
    return thrown;
  }

  private void dismissIfIdle() {
    if (busy.compareAndSet(false, true)) { // and stays so: nobody runs together any more
      startRound(null);
    }
  }

  private static void rethrow(Throwable thrown) {
    if (thrown instanceof RuntimeException exception) {
      throw exception;
    }
    if (thrown instanceof Error error) {
      throw error;
    }
    throw new UndeclaredThrowableException(thrown); // a checked one, thrown past the compiler
  }

  /** One thread's view of a run: which share of the work is its own. */
  public static final class Member {
    private final int index;
    private final int size;
    private final Barrier barrier;
    private final Scratch scratch;
    private @Nullable Member first;

    Member(int index, int size, Barrier barrier, Scratch scratch) {
      this.index = index;
      this.size = size;
      this.barrier = barrier;
      this.scratch = scratch;
    }

    /** A new member without others: its share is everything, its barriers are open. */
    public static Member solo() {
      return new Member(0, 1, new Barrier(1, false), new Scratch());
    }

    /**
     * This member in a run where member 0 does everything and the others nothing, for work that is not worth sharing. Its
     * barriers are open.
     */
    public Member first() {
      if (first == null) {
        first = new Member(index == 0 ? 0 : 1, 1, new Barrier(1, false), scratch);
      }
      return first;
    }

    /** 0 to {@code size() - 1}; in a run 0 is the thread that called it. */
    public int index() {
      return index;
    }

    /** Members of this run. */
    public int size() {
      return size;
    }

    /**
     * Start of this member's share of 0 to {@code extent}. Shares are contiguous, in the order of the members, and
     * differ by at most one grain.
     *
     * @param extent items to share out, at least 0
     * @param grain shares are whole multiples of it, except where the extent ends; at least 1
     */
    public int from(int extent, int grain) {
      return boundary(index, extent, grain);
    }

    /** End, exclusive, of this member's share: see {@link #from}. Equal to it when there is nothing to do. */
    public int to(int extent, int grain) {
      return boundary(index + 1, extent, grain);
    }

    /** Rounds up, so that a single grain is member 0's. */
    private int boundary(int part, int extent, int grain) {
      long grains = ((long) extent + grain - 1) / grain;
      long before = (grains * part + size - 1) / size;
      return (int) Math.min(extent, before * grain);
    }

    /** Waits until every member has come here. Everything written before is then seen by all. */
    public void barrier() {
      if (size > 1) {
        barrier.await();
      }
    }

    /**
     * Scratch memory that is this member's own. Contents are undefined; the rows are the same arrays in the next call and run.
     *
     * @param count rows wanted; the result may have more
     * @param width floats wanted in each; rows may be longer
     */
    public float[][] rows(int count, int width) {
      return scratch.rows(count, width);
    }

    /**
     * One row of the same memory, where others need not be as long.
     *
     * @param number of the row, from 0
     * @param width floats wanted; it may be longer
     */
    public float[] row(int number, int width) {
      return scratch.row(number, width);
    }
  }
}
