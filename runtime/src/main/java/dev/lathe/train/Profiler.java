package dev.lathe.train;

import dev.lathe.io.PathChecks;
import dev.lathe.runtime.Profile;
import dev.lathe.runtime.Recording;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Records what a training spends its time on: waiting for data, and forward pass, backward pass and update of each layer. After {@code torch.profiler.profile}.
 *
 * <pre>{@code
 * // java -Dlathe.profile=on ...
 * try (Profiler profiler = Profiler.start(Path.of("trace.json"), ProfilerSchedule.of(10, 5, 20))) {
 *   model.fit(train);
 *   System.out.println(profiler.table());
 * }
 * }</pre>
 *
 * <p>The file is a Chrome trace, which {@code chrome://tracing} and ui.perfetto.dev show. Generated programs report to a profiler only where the system property {@code lathe.profile} was set
 * when the virtual machine started; without it HotSpot leaves their reports out, and they cost nothing. With a file for a value, {@code -Dlathe.profile=trace.json}, everything is recorded
 * without any call, or what {@code -Dlathe.profile.schedule=wait=10,warmup=5,active=20} says; the trace is written and the table printed when the virtual machine ends.
 *
 * <p>An iteration is one batch of {@code fit}, or what lies between {@code loss} and the end of {@code step} in a loop of the user's. One thread's training is recorded at a time: the iterations of
 * another are left out while one is going on. Times are those of the thread that trains, which is a member of the team and has its share of all work; where it waits for the others, the layer
 * that comes next waits. The weights are those of a training without a profile, bit for bit.
 *
 * <p>At most 262,144 spans of time are kept, in memory that is set aside at the start. Iterations beyond are counted: a schedule chooses those that matter.
 */
public final class Profiler implements AutoCloseable {
  private final Path trace;
  private final Recording recording;
  private boolean closed;

  private Profiler(Path trace, ProfilerSchedule schedule) {
    this.trace = trace;
    this.recording = Profile.start(schedule);
  }

  /** As {@link #start(Path, ProfilerSchedule)}, for every iteration. */
  public static Profiler start(Path trace) throws IOException {
    return start(trace, ProfilerSchedule.ALL);
  }

  /**
   * Begins to record.
   *
   * @param trace file that {@link #close} writes
   * @param schedule iterations that are recorded
   * @throws IOException where {@code trace} is a folder (L207)
   * @throws IllegalStateException where the system property {@code lathe.profile} is not set, or another recording goes on (L212)
   */
  public static Profiler start(Path trace, ProfilerSchedule schedule) throws IOException {
    PathChecks.requireNoFolder(trace);
    return new Profiler(trace, schedule);
  }

  /**
   * What has been recorded so far as a table, for people: times in milliseconds, the largest first, with shares of all recorded iterations. GFLOP/s are those of products and
   * convolutions, 10<sup>9</sup> floating-point operations a second; a row without these has none.
   */
  public String table() {
    return recording.table();
  }

  /**
   * Ends recording and writes the trace, once.
   *
   * @throws IOException where it cannot be written, also with code L207
   */
  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      Profile.stop(recording);
      recording.write(trace);
    }
  }
}
