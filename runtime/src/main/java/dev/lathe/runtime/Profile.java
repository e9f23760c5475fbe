package dev.lathe.runtime;

import dev.lathe.io.PathChecks;
import dev.lathe.train.ProfilerSchedule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What generated programs and the loops around them tell a profiler. Each report ends the span of time that the report before it began.
 *
 * <p>Whether there may be a profiler at all is decided by the system property {@code lathe.profile} when this class is loaded, and a constant from then on: without one, every report is a method that does
 * nothing, which HotSpot leaves out.
 */
public final class Profile {
  private static final String PROPERTY = "lathe.profile";
  private static final String SETTING = System.getProperty(PROPERTY, "off").strip();
  private static final boolean ON = !SETTING.equals("off");
  private static final boolean TO_FILE = ON && !SETTING.isEmpty() && !SETTING.equals("on");

  private static volatile @Nullable Recording recording;

  private Profile() {}

  /** A layer's forward pass is done, without products or convolutions. */
  public static void forward(String layer) {
    if (ON) {
      report(layer, "forward", 0);
    }
  }

  /**
   * A layer's forward pass is done.
   *
   * @param layer the path of its field
   * @param operations of floating point in its products and convolutions
   */
  public static void forward(String layer, long operations) {
    if (ON) {
      report(layer, "forward", operations);
    }
  }

  /** A layer's backward pass is done, or a part of it, without products or convolutions. */
  public static void backward(String layer) {
    if (ON) {
      report(layer, "backward", 0);
    }
  }

  /** A layer's backward pass is done, or a part of it. */
  public static void backward(String layer, long operations) {
    if (ON) {
      report(layer, "backward", operations);
    }
  }

  /** The optimizer has changed a layer's parameters, or some of them. */
  public static void update(String layer) {
    if (ON) {
      report(layer, "update", 0);
    }
  }

  /** The optimizer has changed a layer's parameters, or some of them. */
  public static void update(String layer, long operations) {
    if (ON) {
      report(layer, "update", operations);
    }
  }

  private static void report(String layer, String phase, long operations) {
    Recording now = recording;
    if (now != null) {
      now.report(layer, phase, operations);
    }
  }

  /** An iteration of {@code fit} begins: it will wait for data. */
  static void iterate() {
    if (ON) {
      Recording now = TO_FILE ? toFile() : recording;
      if (now != null) {
        now.iterate();
      }
    }
  }

  /** The same in a loop of the user's, unless it has begun. */
  static void iterateByHand() {
    Recording now = ON ? recording : null;
    if (ON && (now == null || !now.isIterating())) {
      iterate();
    }
  }

  /** The batch is there; the step begins. */
  static void waited() {
    if (ON) {
      report("", "data wait", 0);
      Recording now = recording;
      if (now != null) {
        now.beginStep();
      }
    }
  }

  /** The batch is in the program's arrays. */
  static void filled() {
    if (ON) {
      report("", "batch", 0);
    }
  }

  /** What was done since the last report belongs to nobody. */
  static void leaveOut() {
    Recording now = ON ? recording : null;
    if (now != null) {
      now.leaveOut();
    }
  }

  /** The step is done. */
  static void stepped() {
    Recording now = ON ? recording : null;
    if (now != null) {
      now.endStep();
    }
  }

  /** The iteration is done. */
  static void iterated() {
    Recording now = ON ? recording : null;
    if (now != null) {
      now.endIteration();
    }
  }

  /**
   * Begins a recording, for {@link dev.lathe.train.Profiler}.
   *
   * @throws IllegalStateException (L212) where nothing is reported, or another recording goes on
   */
  public static synchronized Recording start(ProfilerSchedule schedule) {
    if (!ON) {
      throw refusal(
          "-Dlathe.profile=on when the virtual machine starts, for Profiler",
          "the system property " + (System.getProperty(PROPERTY) == null ? "not set" : "off"),
          "start it with java -D" + PROPERTY + "=on");
    }
    if (TO_FILE || recording != null) {
      throw refusal(
          "one recording at a time",
          TO_FILE ? "-D" + PROPERTY + "=" + SETTING : "another Profiler that is not closed",
          TO_FILE ? "give -D" + PROPERTY + "=on where a Profiler is used" : "close that one first");
    }
    Recording started = new Recording(schedule);
    recording = started;
    return started;
  }

  private static IllegalStateException refusal(String expected, String found, String fix) {
    return new IllegalStateException(Message.of("L212", expected, found, fix));
  }

  /** Ends it. */
  public static synchronized void stop(Recording ended) {
    if (recording == ended) {
      recording = null;
    }
  }

  private static Recording toFile() {
    Recording now = recording;
    return now != null ? now : startToFile();
  }

  private static synchronized Recording startToFile() {
    Recording before = recording;
    if (before != null) {
      return before;
    }
    Path trace = trace();
    Recording started =
        new Recording(ProfilerSchedule.parse(System.getProperty(PROPERTY + ".schedule", "")));
    Runtime.getRuntime()
        .addShutdownHook(new Thread(null, () -> finish(started, trace), "lathe-profile", 0, false));
    recording = started;
    return started;
  }

  /** Looks at once whether it can be written, since it is written at the very end. */
  private static Path trace() {
    try {
      Path trace = Path.of(SETTING);
      PathChecks.requireNoFolder(trace);
      return trace;
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(
          Message.of("L212", "a file for -D" + PROPERTY, "'" + SETTING + "'", "name a file"), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  private static void finish(Recording ended, Path trace) {
    try {
      ended.write(trace);
      System.out.println(ended.table() + "trace: " + trace);
    } catch (IOException e) {
      System.err.println(e.getMessage());
    }
  }
}
