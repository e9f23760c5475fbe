package dev.lathe.runtime;

import java.io.PrintStream;
import java.util.function.LongSupplier;

/**
 * What {@code fit} and downloads print: on a terminal a line that is redrawn while an epoch runs, and everywhere one line an epoch.
 *
 * <pre>
 * epoch 1/3  412/938  loss 0.4312  61,204 examples/s  0:01 left
 * </pre>
 *
 * <p>The system property {@code lathe.progress} is {@code off} for nothing at all, {@code plain} for the lines of the
 * epochs only.
 */
public final class Progress {
  private static final long REDRAW_NANOS = 100_000_000;

  private final PrintStream out;
  private final boolean lines;
  private final boolean live;
  private final LongSupplier nanoClock;

  private String epoch = "";
  private int batches;
  private int batch;
  private int first; // batch that the time is measured from
  private long examples;
  private long start;
  private long drawn;
  private int width; // of what stands on the terminal's line

  private Progress(PrintStream out, boolean lines, boolean live, LongSupplier nanoClock) {
    this.out = out;
    this.lines = lines;
    this.live = live;
    this.nanoClock = nanoClock;
    this.drawn = nanoClock.getAsLong();
  }

  /** Prints to {@link System#out}, as the system property {@code lathe.progress} says. */
  public static Progress ofSystem() {
    return of(
        System.getProperty("lathe.progress", "auto"),
        System.out,
        Terminal.isThere(),
        System::nanoTime);
  }

  /**
   * Prints elsewhere.
   *
   * @param mode {@code auto}, {@code plain} or {@code off}
   * @param terminal whether {@code out} is a terminal that can return to the start of a line
   * @param nanoClock in nanoseconds, from any origin
   */
  public static Progress of(
      String mode, PrintStream out, boolean terminal, LongSupplier nanoClock) {
    return switch (mode) {
      case "auto" -> new Progress(out, true, terminal, nanoClock);
      case "plain" -> new Progress(out, true, false, nanoClock);
      case "off" -> new Progress(out, false, false, nanoClock);
      default ->
        throw new IllegalArgumentException(Message.of(
            "L212",
            "auto, plain or off for -Dlathe.progress",
            "'" + mode + "'",
            "leave it out for auto"));
    };
  }

  /**
   * An epoch begins.
   *
   * @param epoch 1 to {@code epochs}
   * @param batches steps of the epoch
   */
  public void startEpoch(int epoch, int epochs, int batches) {
    startEpoch(epoch, epochs, batches, 0);
  }

  /** An epoch goes on that has had so many batches before. */
  void startEpoch(int epoch, int epochs, int batches, int before) {
    this.epoch = "epoch " + epoch + "/" + epochs;
    this.batches = batches;
    batch = before;
    first = before;
    examples = 0;
    start = nanoClock.getAsLong();
    drawn = start;
  }

  /**
   * A step is done.
   *
   * @param size examples in its batch
   * @param loss mean loss of the epoch so far
   */
  public void step(int size, double loss) {
    batch++;
    examples += size;
    if (isDue()) {
      draw(line(loss, (drawn - start) / 1e9));
    }
  }

  /** An epoch is over: its line takes the place of the progress line. */
  public void finishEpoch(EpochReport report) {
    print(report.line());
  }

  /** Redraws the progress line of something else than an epoch, where there is one, ten times a second at most. */
  public void show(String text) {
    if (isDue()) {
      draw(text);
    }
  }

  /** Prints a line, which takes the place of the progress line. */
  public void print(String text) {
    clear();
    if (lines) {
      out.println(text);
    }
  }

  /** Wipes the progress line; for when training ends in the middle of an epoch. */
  public void clear() {
    if (width > 0) {
      out.print("\r" + " ".repeat(width) + "\r");
      out.flush();
      width = 0;
    }
  }

  private boolean isDue() {
    long now = live ? nanoClock.getAsLong() : drawn;
    boolean due = now - drawn >= REDRAW_NANOS;
    drawn = due ? now : drawn;
    return due;
  }

  private String line(double loss, double seconds) {
    long rate = Math.round(examples / seconds);
    long left = (long) Math.ceil(seconds / (batch - first) * (batches - batch));
    return String.join(
        "  ",
        epoch,
        batch + "/" + batches,
        "loss " + Figures.loss(loss),
        Figures.count(rate) + " examples/s",
        Figures.clock(left) + " left");
  }

  private void draw(String line) {
    String padding = " ".repeat(Math.max(0, width - line.length()));
    out.print("\r" + line + padding);
    out.flush();
    width = line.length();
  }
}
