package dev.lathe.train;

import dev.lathe.report.TrainingPage;
import dev.lathe.runtime.EpochReport;
import dev.lathe.runtime.Message;
import dev.lathe.runtime.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Shows the training in a browser on this machine while it is under way: the page of {@link HtmlReport}, with the step, its loss and examples a second, renewed every 2 seconds. Prints
 * {@code watch at http://127.0.0.1:8080/} when training begins.
 *
 * <pre>{@code
 * model.training().validation(test).callback(LivePage.on(8080)).fit(train);
 * }</pre>
 *
 * <p>The JDK's own server answers, on 127.0.0.1 alone, to GET and HEAD, for this page and its {@code numbers.json}; it reads no files and changes nothing. It ends with the training. Requests
 * that name another host than this machine are refused. To watch from elsewhere, forward the port: {@code ssh -L 8080:127.0.0.1:8080 host}.
 */
public final class LivePage implements Callback {
  private static final int MOST_PORTS = 65_535;
  private static final StepReport NONE =
      new StepReport(0, 0, 0, 0, 0, 0, Double.NaN, Double.NaN, Double.NaN);

  private final int port;
  private Runnable closing = () -> {};
  private volatile @Nullable URI address;
  private volatile @Nullable TrainingPage page;
  private volatile @Nullable Pace pace;
  private long since;
  private long examples;

  /** A step, and how fast those since the epoch's beginning were. */
  private record Pace(StepReport step, double examplesPerSecond) {}

  private LivePage(int port) {
    this.port = port;
  }

  /**
   * A page at a port of this machine.
   *
   * @param port 1 to 65535, or 0 for any that is free
   * @throws IllegalArgumentException with code L212 for another
   */
  public static LivePage on(int port) {
    if (port < 0 || port > MOST_PORTS) {
      throw new IllegalArgumentException(
          Message.of("L212", "a port of 0 to " + MOST_PORTS, String.valueOf(port), ""));
    }
    return new LivePage(port);
  }

  /**
   * Where the page is, while a training is under way.
   *
   * @throws IllegalStateException with code L214 at other times
   */
  public URI address() {
    URI at = address;
    if (at == null) {
      throw new IllegalStateException(Message.of(
          "L214",
          "a training under way",
          "none that this page belongs to",
          "ask in a callback that comes after this one"));
    }
    return at;
  }

  /**
   * Opens the port.
   *
   * @throws UncheckedIOException with code L212 where it is not free
   * @throws IllegalStateException with code L214 where this Java has no {@code jdk.httpserver}
   */
  @Override
  public void onStart(TrainingRun run) {
    renew(run);
    try {
      PageServer server = new PageServer(port, this::html, this::numbers);
      closing = server::close;
      address = server.address();
      Progress.ofSystem().print("watch at " + server.address());
    } catch (IOException e) {
      throw new UncheckedIOException(
          Message.of(
              "L212",
              "a free port for a page",
              port + ": " + e.getMessage(),
              "LivePage.on(0) takes any that is free"),
          e);
    } catch (NoClassDefFoundError e) {
      throw new IllegalStateException(
          Message.of(
              "L214",
              "the module jdk.httpserver, which serves pages",
              "a Java without it",
              "start with --add-modules jdk.httpserver, or write the page with HtmlReport"),
          e);
    }
  }

  @Override
  public void onStep(TrainingRun run, StepReport report) {
    examples += report.examples();
    pace = new Pace(report, examples / ((System.nanoTime() - since) / 1e9));
  }

  @Override
  public void onEpoch(TrainingRun run, EpochReport report) {
    renew(run);
  }

  private void renew(TrainingRun run) {
    page = TrainingPage.of(run);
    examples = 0;
    since = System.nanoTime();
  }

  private String html() {
    TrainingPage now = page;
    return now == null ? "" : now.live();
  }

  /** What the page's script asks for; null stands for numbers that are not there. */
  private String numbers() {
    TrainingPage now = page;
    Pace at = pace;
    StepReport step = at == null ? NONE : at.step();
    return "{\"epoch\": " + step.epoch() + ", \"epochs\": " + step.epochs()
        + ", \"batch\": " + step.batch() + ", \"batches\": " + step.batches()
        + ", \"step\": " + step.step()
        + ", \"loss\": " + number(step.loss()) + ", \"epochLoss\": " + number(step.epochLoss())
        + ", \"learningRate\": " + number(step.learningRate())
        + ", \"examplesPerSecond\": " + number(at == null ? Double.NaN : at.examplesPerSecond())
        + ", \"finished\": " + (now == null ? 0 : now.reports().size()) + "}\n";
  }

  private static String number(double value) {
    return Double.isFinite(value) ? String.valueOf(value) : "null";
  }

  @Override
  public void close() {
    address = null;
    closing.run();
    closing = () -> {};
  }
}
