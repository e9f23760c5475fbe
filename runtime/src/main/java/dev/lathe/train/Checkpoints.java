package dev.lathe.train;

import dev.lathe.runtime.Message;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A folder in which a training keeps how far it is, and when it does so. A training with a folder that holds checkpoints goes on from the newest one, in mid-epoch as well, as if it had never
 * been stopped: to the same bits. Therefore the way to go on after a crash is to start the same program again.
 *
 * <pre>{@code
 * model.training().checkpoints(Checkpoints.in(folder).everySteps(500).keep(3)).fit(train);
 * }</pre>
 *
 * <p>{@code step-500.safetensors} holds the weights, what the optimizer and the schedule remember, the place in the epoch, counts for the reports, states of callbacks, and a checksum. Files are
 * replaced in one step. {@code best.safetensors} holds weights alone, as {@code save} writes them.
 *
 * <p>Where there are checkpoints, a first Ctrl-C, or another request to end the program, finishes the step, writes a last checkpoint and ends.
 *
 * <p>By default there is one after every epoch, and the last 2 are kept.
 */
public final class Checkpoints {
  private final Path folder;
  private long steps;
  private int epochs = 1;
  private @Nullable Duration interval;
  private int keep = 2;
  private @Nullable Monitor best;

  private Checkpoints(Path folder) {
    this.folder = folder;
  }

  /** Checkpoints in a folder, which is made where it is missing; nothing else should be kept there. */
  public static Checkpoints in(Path folder) {
    return new Checkpoints(folder);
  }

  /** One after so many steps as well, at least 1; with {@code accumulate}, after the optimizer's next step. */
  public Checkpoints everySteps(int number) {
    steps = atLeastOne(number, "step");
    return this;
  }

  /** One after so many epochs, at least 1; 1 by default. */
  public Checkpoints everyEpochs(int number) {
    epochs = atLeastOne(number, "epoch");
    return this;
  }

  /** One after so much time as well, at the end of a step. */
  public Checkpoints every(Duration time) {
    interval = time;
    return this;
  }

  /** How many are kept, at least 1; 2 by default, so that there is one to go back to should the newest be damaged. */
  public Checkpoints keep(int number) {
    keep = atLeastOne(number, "checkpoint");
    return this;
  }

  /** Writes {@code best.safetensors} after each epoch that is better than all before. */
  public Checkpoints best(Monitor monitor) {
    best = monitor;
    return this;
  }

  Path folder() {
    return folder;
  }

  int kept() {
    return keep;
  }

  /** What writes the best weights; null where nobody asked for them. */
  public @Nullable Callback bestWeights() {
    return best == null ? null : new BestWeights(best, folder.resolve("best.safetensors"));
  }

  /** Opens the folder for a training. */
  public CheckpointFolder open() {
    return new CheckpointFolder(this);
  }

  boolean isDue(long passes, long passesBefore, long nanos) {
    Duration time = interval;
    return (steps > 0 && passes / steps > passesBefore / steps)
        || (time != null && nanos >= time.toNanos());
  }

  boolean isDueAfter(int epoch) {
    return epoch % epochs == 0;
  }

  static int atLeastOne(int number, String what) {
    if (number < 1) {
      throw new IllegalArgumentException(
          Message.of("L212", "at least 1 " + what, String.valueOf(number), ""));
    }
    return number;
  }
}
