package dev.lathe.runtime;

import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The two forms of a network's kernels: scalar, and written with the Vector API. Both give the same bits, so the one may take the other's place at any time. The vector
 * form is up to a hundred times slower until HotSpot has compiled it; a thread in the background sees to that while the scalar form is in use.
 *
 * @param <K> class of the kernels in scalar form, which the other extends
 */
public final class Forms<K> implements Supplier<K> {
  private final Supplier<? extends K> vector;
  private final Function<Supplier<K>, BatchProgram> program;
  private volatile K chosen;
  private volatile boolean begun;
  private @Nullable Thread rehearsal;

  /**
   * @param scalar makes the kernels in scalar form
   * @param vector makes them in vector form; not called unless the Vector API is there
   * @param program makes what is run to have kernels compiled, on a few examples and with weights of its own
   */
  public Forms(
      Supplier<? extends K> scalar,
      Supplier<? extends K> vector,
      Function<Supplier<K>, BatchProgram> program) {
    this.chosen = scalar.get();
    this.vector = vector;
    this.program = program;
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
    Rehearsal rehearsal = new Rehearsal(program(chosen), program(candidate));
    if (rehearsal.secondIsFaster()) {
      chosen = candidate;
    }
  }

  private BatchProgram program(K kernels) {
    return program.apply(() -> kernels);
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
