package dev.lathe.train;

import dev.lathe.io.PathChecks;
import dev.lathe.runtime.Model;
import dev.lathe.vision.Image;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * A file that TensorBoard shows, for a loop of your own: PyTorch's {@code SummaryWriter}. {@link TensorBoard} writes one for {@code fit}.
 *
 * <pre>{@code
 * try (EventFile events = EventFile.in(Path.of("runs/first"))) {
 *   events.addGraph(model);
 *   for (Batch<float[], Integer> batch : loader) {
 *     events.addScalar("loss", model.loss(batch), ++step);
 *     model.backward();
 *     model.step();
 *   }
 * }
 * }</pre>
 *
 * <p>{@code tensorboard --logdir runs} shows each folder as a run, and what stands before a slash in a tag as a group. What was added is in the file when the method returns; one that cannot be
 * written throws an {@link java.io.UncheckedIOException} (L207). Records are {@code Event}s of TensorFlow ({@code tensorflow/core/util/event.proto}) with masked CRC-32C. To be used by one thread
 * at a time.
 */
public final class EventFile implements AutoCloseable {
  private static final int MOST_A_SECOND = 1000;
  private static final int STRING = 7;
  private static final int TENSOR = 8;
  private static final Pattern LAYER = Pattern.compile("(\\S+) \\[(.*?)] = (.*) \\((.*)\\)");

  private final Path path;
  private final FileChannel channel;
  private final Clock clock;

  private EventFile(Path path, FileChannel channel, Clock clock) {
    this.path = path;
    this.channel = channel;
    this.clock = clock;
  }

  /** A new file in a folder, which is made where it is missing: {@code events.out.tfevents.<seconds since 1970>.lathe.<number>}. */
  public static EventFile in(Path folder) {
    return in(folder, Clock.systemUTC());
  }

  /** As {@link #in(Path)}, with the clock that times of events are taken from. */
  public static EventFile in(Path folder, Clock clock) {
    try {
      PathChecks.makeFolder(folder);
      EventFile file = create(folder, clock);
      file.write(file.event(0).text(3, "brain.Event:2"));
      return file;
    } catch (IOException e) {
      throw LogFile.refused(folder, e);
    }
  }

  private static EventFile create(Path folder, Clock clock) throws IOException {
    for (int number = 0; ; number++) {
      Path path = folder.resolve(String.format(
          Locale.ROOT, "events.out.tfevents.%010d.lathe.%03d", clock.millis() / 1000, number));
      try {
        FileChannel channel =
            FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return new EventFile(path, channel, clock);
      } catch (FileAlreadyExistsException e) {
        if (number == MOST_A_SECOND) {
          throw e;
        }
      }
    }
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  /**
   * A point of a curve: {@code add_scalar}.
   *
   * @param value kept as a float
   */
  public void addScalar(String tag, double value, long step) {
    add(step, new Proto().text(1, tag).single(2, (float) value));
  }

  /**
   * How values are distributed: {@code add_histogram} with TensorBoard's default buckets.
   *
   * @param values any number of them; those that are not finite are left out
   */
  public void addHistogram(String tag, float[] values, long step) {
    add(step, new Proto().text(1, tag).message(5, Buckets.histogram(values)));
  }

  /** A picture: {@code add_image}. */
  public void addImage(String tag, Image image, long step) {
    Proto picture = new Proto()
        .number(1, image.height())
        .number(2, image.width())
        .number(3, image.channels())
        .bytes(4, image.toPng());
    add(step, new Proto().text(1, tag).message(4, picture));
  }

  /** Text, which is shown as Markdown: {@code add_text}. */
  public void addText(String tag, String text, long step) {
    Proto shape = new Proto().message(2, new Proto().number(1, 1));
    Proto tensor = new Proto().number(1, STRING).message(2, shape).text(8, text);
    add(step, new Proto().text(1, tag).message(TENSOR, tensor).message(9, plugin("text", "")));
  }

  /**
   * The layers of a network and what they read: {@code add_graph}. There is a node for each of {@link Model#layers}, of its kind, with the shape of what comes out; blocks are groups. A layer that is
   * called several times is one node, and one that reads its own output has no edge to itself. Operations that are no layers have no nodes. To be called once a file.
   */
  public void addGraph(Model<?, ?> model) {
    Proto graph = new Proto();
    for (String line : model.layers()) {
      Matcher layer = LAYER.matcher(line);
      if (layer.matches()) {
        graph.message(1, node(layer));
      }
    }
    write(event(0).message(4, graph));
  }

  private static Proto node(Matcher layer) {
    String kind = layer.group(3);
    Proto node = new Proto()
        .text(1, layer.group(1).replace('.', '/'))
        .text(2, kind.replaceAll("[(,].*", ""));
    Stream.of(layer.group(4).split(", "))
        .filter(input -> !input.isEmpty() && !input.equals(layer.group(1)))
        .forEach(input -> node.text(3, input.replace('.', '/')));
    if (!layer.group(2).isEmpty()) {
      node.message(
          5,
          attribute("_output_shapes").message(2, new Proto().message(1, shapes(layer.group(2)))));
    }
    return node.message(5, attribute("layer").message(2, new Proto().text(2, kind)));
  }

  private static Proto attribute(String name) {
    return new Proto().text(1, name);
  }

  /** One of them; how many examples there are is not known. */
  private static Proto shapes(String extents) {
    Proto shape = new Proto();
    for (String extent : extents.split(" x ")) {
      if (extent.matches("\\d{1,9}|.*B")) {
        shape.message(
            2, new Proto().number(1, extent.endsWith("B") ? -1 : Integer.parseInt(extent)));
      }
    }
    return new Proto().message(7, shape);
  }

  /**
   * Settings that runs are compared by: {@code add_hparams}. To be called once a file; scalars of the same folder are the measures.
   *
   * @param settings by name; what reads as a number or as a boolean counts as such
   */
  public void addHparams(Map<String, String> settings) {
    Proto session = new Proto();
    new TreeMap<>(settings)
        .forEach((name, value) ->
            session.message(1, new Proto().text(1, name).message(2, hparam(value))));
    session.real(5, seconds());
    Proto metadata = new Proto()
        .message(
            1,
            new Proto()
                .text(1, "hparams")
                .message(2, new Proto().number(1, 0).message(3, session)));
    add(0, new Proto().text(1, "_hparams_/session_start_info").message(9, metadata));
  }

  private static Proto hparam(String value) {
    if (value.matches("-?\\d+(\\.\\d+)?(E-?\\d+)?")) {
      return new Proto().real(2, Double.parseDouble(value));
    }
    return value.matches("true|false")
        ? new Proto().number(4, "true".equals(value) ? 1 : 0)
        : new Proto().text(3, value);
  }

  private static Proto plugin(String name, String content) {
    return new Proto().message(1, new Proto().text(1, name).text(2, content));
  }

  /** Takes back what older files of this folder hold of this step and later ones, for a training that is started again: {@code purge_step}. */
  public void purge(long step) {
    write(event(step).message(7, new Proto().number(1, 1)));
  }

  private void add(long step, Proto value) {
    write(event(step).message(5, new Proto().message(1, value)));
  }

  private Proto event(long step) {
    Proto event = new Proto().real(1, seconds());
    return step == 0 ? event : event.number(2, step);
  }

  private double seconds() {
    return clock.millis() / 1e3;
  }

  private void write(Proto event) {
    byte[] data = event.toBytes();
    ByteBuffer record = Proto.littleEndian(Math.addExact(data.length, 16)).putLong(data.length);
    record.putInt(checksum(record.array(), 8)).put(data).putInt(checksum(data, data.length));
    LogFile.write(channel, path, record.array());
  }

  /** Masked as in TFRecord files. */
  private static int checksum(byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length);
    return Integer.rotateRight((int) crc.getValue(), 15) + 0xA282EAD8;
  }

  @Override
  public void close() {
    LogFile.close(channel, path);
  }
}
