package dev.lathe.runtime;

import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The two forms of a network's kernels: scalar, and written with the Vector API. Both give the same bits, so the one may take the other's place at any time. The vector
 * form is up to a hundred times slower until HotSpot has compiled it; a thread in the background sees to that while the scalar form is in use.
 *
 * @param <K> class of the kernels in scalar form, which the other extends
 */
public final class Forms<K> implements Supplier<K> {
  private static final long PATIENCE_NANOS = 60_000_000_000L;

  /** Times as long as the scalar form that the vector form takes once most of it has been compiled; before, it is a hundred times. */
  private static final double MOSTLY_COMPILED = 3;

  private final Supplier<? extends K> vector;
  private final BiFunction<Supplier<K>, Integer, BatchProgram> program;
  private final int few;
  private final int many;
  private volatile K chosen;
  private volatile boolean begun;
  private @Nullable Thread rehearsal;

  /**
   * @param scalar makes the kernels in scalar form
   * @param vector makes them in vector form; not called unless the Vector API is there
   * @param program makes what is run to have kernels compiled, with weights of its own, for a number of examples
   * @param few examples that an interpreter is soon done with, to have kernels compiled with
   * @param many examples, about as many as will be computed at once, with which the two forms are compared: for a few, the scalar form may be the faster one
   */
  public Forms(
      Supplier<? extends K> scalar,
      Supplier<? extends K> vector,
      BiFunction<Supplier<K>, Integer, BatchProgram> program,
      int few,
      int many) {
    this.chosen = scalar.get();
    this.vector = vector;
    this.program = program;
    this.few = few;
    this.many = many;
  }

  /** The form to be used now. The first call has the vector form compiled. */
  @Override
  public K get() {
    if (!begun) {
      begin();
    }
    return chosen;
  }

  private synchronized void begin() {
    if (!begun) {
      begin(Vectors.wanted());
      begun = true;
    }
  }

  private void begin(Vectors wanted) {
    switch (wanted) {
      case OFF, MISSING -> wanted.say();
      case NOW -> {
        wanted.say();
        chosen = vector.get();
      }
      case WARM -> rehearse();
    }
  }

  private void rehearse() {
    Thread thread = new Thread(null, this::chooseFaster, "lathe-warm-up", 0, false);
    thread.setDaemon(true);
    thread.setContextClassLoader(Forms.class.getClassLoader());
    thread.start();
    rehearsal = thread;
  }

  private void chooseFaster() {
    if (!Vectors.isUsable()) {
      Vectors.MISSING.say();
      return;
    }
    Vectors.WARM.say();
    K candidate = vector.get();
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    if (rehearsal(candidate, few).secondTakesLessThan(MOSTLY_COMPILED, deadline)
        && rehearsal(candidate, many).secondTakesLessThan(1, deadline)) {
      chosen = candidate;
    }
  }

  private Rehearsal<K> rehearsal(K candidate, int examples) {
    return new Rehearsal<>(chosen, candidate, program, examples);
  }

  /** Waits until it is settled which form is used. An interrupt ends the waiting and stays set. */
  void settle() {
    get();
    Thread thread = rehearsing();
    try {
      if (thread != null) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized @Nullable Thread rehearsing() {
    return rehearsal;
  }
}
