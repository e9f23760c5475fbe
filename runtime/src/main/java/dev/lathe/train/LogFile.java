package dev.lathe.train;

import dev.lathe.io.PathChecks;
import dev.lathe.runtime.EpochReport;
import dev.lathe.runtime.Evaluation;
import dev.lathe.runtime.Message;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A log of lines that begin with rising numbers, of epochs or steps. Each line is in the file as soon as it was added. */
final class LogFile {
  /** What an epoch came to, whatever was asked for. */
  static final List<String> NAMES = List.of(
      "learning_rate", "loss", "accuracy", "validation_loss", "validation_accuracy", "seconds");

  private static final String HELD = "validation_";
  private static final int LONGEST_NUMBER = 18;
  private static final int SHOWN = 400;

  private final Path path;
  private final FileChannel channel;

  private LogFile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /** Opens a file, and makes it and the folders it is in where they are missing; what it holds stays until {@link #start}. */
  static LogFile open(Path path) {
    try {
      PathChecks.requireNoFolder(path);
      PathChecks.makeFolder(path.toAbsolutePath().resolveSibling(".").normalize());
      return new LogFile(
          path, FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
    } catch (IOException e) {
      throw refused(path, e);
    }
  }

  /** Refuses to go on with a table that has other columns. */
  void requireSame(String header) {
    int most = Math.addExact(header.getBytes(StandardCharsets.UTF_8).length, SHOWN);
    try (InputStream in = Files.newInputStream(path)) {
      byte[] begin = in.readNBytes(most);
      String text = new String(begin, StandardCharsets.UTF_8);
      int end = text.indexOf('\n');
      String found = text.substring(0, end < 0 ? text.length() : end).strip();
      if ((end >= 0 || begin.length == most) && !found.equals(header)) {
        throw new IllegalArgumentException(Message.of(
            "L216",
            "a table to go on with that has the columns " + header,
            path + " with the columns " + found,
            "measure the metrics that were measured before, or write to another file"));
      }
    } catch (IOException e) {
      throw refused(path, e);
    }
  }

  /**
   * Cuts off lines with this number and those after it, and half a line, which a program that was killed may have left.
   *
   * @param header the first line, written where nothing is left
   * @param begin what stands before a line's number; a line that begins otherwise stays
   * @param from 1 or less to cut off everything
   */
  void start(String header, String begin, long from) {
    try {
      long kept = from <= 1 ? 0 : kept(begin, from);
      channel.truncate(kept).position(kept);
      if (kept == 0) {
        add(header);
      }
    } catch (IOException e) {
      throw refused(path, e);
    }
  }

  private long kept(String begin, long from) throws IOException {
    long kept = 0;
    long offset = 0;
    StringBuilder line = new StringBuilder();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
      for (int next = in.read(); next >= 0; next = in.read()) {
        offset++;
        if (next == '\n') {
          if (number(line.toString(), begin) >= from) {
            return kept;
          }
          kept = offset;
          line.setLength(0);
        } else if (line.length() < begin.length() + LONGEST_NUMBER) {
          line.append((char) next);
        }
      }
    }
    return kept;
  }

  /** -1 for a line without. */
  private static long number(String line, String begin) {
    int end = begin.length();
    while (line.startsWith(begin) && end < line.length() && Character.isDigit(line.charAt(end))) {
      end++;
    }
    return end == begin.length() ? -1 : Long.parseLong(line.substring(begin.length(), end));
  }

  void add(String line) {
    write(channel, path, (line + "\n").getBytes(StandardCharsets.UTF_8));
  }

  void close() {
    close(channel, path);
  }

  static void write(FileChannel channel, Path path, byte[] bytes) {
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    try {
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
    } catch (IOException e) {
      throw refused(path, e);
    }
  }

  static void close(FileChannel channel, Path path) {
    try {
      channel.close();
    } catch (IOException e) {
      throw refused(path, e);
    }
  }

  /** What says which file could not be written. */
  static UncheckedIOException refused(Path path, IOException e) {
    String message = String.valueOf(e.getMessage());
    return new UncheckedIOException(
        message.startsWith("[L")
            ? message
            : Message.of(
                "L207",
                "to write to " + path,
                e.getClass().getSimpleName() + ": " + message,
                "name another place, or give this one room and the right to write"),
        e);
  }

  /** {@link #NAMES}, and then what metrics of the validation data are called. */
  static List<String> names(List<String> metrics) {
    return Stream.concat(NAMES.stream(), metrics.stream().map(HELD::concat))
        .distinct()
        .toList();
  }

  /** What an epoch came to, by {@link #names}; NaN where it was not measured. */
  static Map<String, Double> numbers(EpochReport report) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    NAMES.forEach(name -> numbers.put(name, Double.NaN));
    numbers.put("learning_rate", report.learningRate());
    numbers.put("loss", report.loss());
    numbers.put("accuracy", report.accuracy());
    numbers.put("seconds", report.seconds());
    Evaluation held = report.validation();
    if (held != null) {
      numbers.put("validation_loss", held.loss());
      numbers.put("validation_accuracy", held.accuracy());
      held.metrics()
          .forEach((name, value) ->
              numbers.merge(HELD + name, value, (own, metric) -> own.isNaN() ? metric : own));
    }
    return numbers;
  }
}
