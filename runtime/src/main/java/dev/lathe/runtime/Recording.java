package dev.lathe.runtime;

import dev.lathe.train.ProfilerSchedule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Spans of time of a training, in arrays that are made at the start: to record one allocates nothing. Used through {@link dev.lathe.train.Profiler}. */
public final class Recording {
  /** Spans that are kept. */
  static final int MOST = 1 << 18;

  static final String ITERATION = "iteration";
  static final String STEP = "step";

  private final ProfilerSchedule schedule;
  private final String[] layers = new String[MOST];
  private final String[] phases = new String[MOST];
  private final long[] starts = new long[MOST];
  private final long[] ends = new long[MOST];
  private final long[] numbers = new long[MOST];
  private final int[] threads = new int[MOST];
  private final List<Thread> known = new ArrayList<>();
  private final long origin = System.nanoTime();

  private volatile @Nullable Thread owner; // of the iteration that goes on
  private boolean measured;
  private boolean recorded;
  private int thread;
  private long iterations;
  private long iterationStart;
  private long stepStart;
  private long last;
  private int next;
  private volatile int kept; // spans of whole iterations
  private volatile long dropped;

  Recording(ProfilerSchedule schedule) {
    this.schedule = schedule;
  }

  /** An iteration of the current thread begins; what is left of one that failed is forgotten. */
  synchronized void iterate() {
    Thread current = Thread.currentThread();
    Thread other = owner;
    if (other != null && other != current && other.isAlive()) {
      return;
    }
    owner = current;
    measured = schedule.measures(iterations);
    recorded = schedule.records(iterations++);
    thread = known.indexOf(current);
    if (thread < 0) {
      thread = known.size();
      known.add(current);
    }
    next = kept;
    iterationStart = System.nanoTime();
    stepStart = iterationStart;
    last = iterationStart;
  }

  /** Whether the current thread is in an iteration. */
  boolean isIterating() {
    return Thread.currentThread() == owner;
  }

  private boolean isMeasuring() {
    return isIterating() && measured;
  }

  /** The span that began with the report before ends. */
  void report(String layer, String phase, long operations) {
    if (isMeasuring()) {
      long now = System.nanoTime();
      add(layer, phase, last, now, operations);
      last = now;
    }
  }

  void leaveOut() {
    if (isMeasuring()) {
      last = System.nanoTime();
    }
  }

  void beginStep() {
    if (isMeasuring()) {
      stepStart = last;
    }
  }

  void endStep() {
    if (isMeasuring()) {
      add("", STEP, stepStart, System.nanoTime(), 0);
    }
  }

  void endIteration() {
    if (isIterating()) {
      if (recorded) {
        add("", ITERATION, iterationStart, System.nanoTime(), iterations);
        keep();
      }
      owner = null;
    }
  }

  /** An iteration that does not fit is left out as a whole. */
  private void keep() {
    if (next > MOST) {
      dropped = dropped + 1; // nobody else writes it
    } else {
      kept = next;
    }
  }

  private void add(String layer, String phase, long start, long end, long number) {
    int at = next;
    if (at < MOST) {
      layers[at] = layer;
      phases[at] = phase;
      starts[at] = start - origin;
      ends[at] = end - origin;
      numbers[at] = number;
      threads[at] = thread;
    }
    next = Math.min(at + 1, MOST + 1);
  }

  /** Spans of whole iterations so far. */
  int size() {
    return kept;
  }

  /** Iterations that did not fit. */
  long dropped() {
    return dropped;
  }

  String layer(int span) {
    return layers[span];
  }

  String phase(int span) {
    return phases[span];
  }

  /** {@code hidden1.forward}, {@code data wait}. */
  String name(int span) {
    return layers[span].isEmpty() ? phases[span] : layers[span] + "." + phases[span];
  }

  /** Nanoseconds since the recording began. */
  long start(int span) {
    return starts[span];
  }

  long nanos(int span) {
    return ends[span] - starts[span];
  }

  /** Of a layer its operations, of an iteration its number, counted from 1. */
  long number(int span) {
    return numbers[span];
  }

  /** Which of {@link #threadNames}. */
  int thread(int span) {
    return threads[span];
  }

  synchronized List<String> threadNames() {
    return known.stream().map(Thread::getName).toList();
  }

  /** See {@link dev.lathe.train.Profiler#table}. */
  public String table() {
    return new ProfileTable(this).text();
  }

  /** Writes what has been recorded so far as a Chrome trace. */
  public void write(Path file) throws IOException {
    TraceFile.write(this, file);
  }
}
