package dev.lathe.runtime;

import dev.lathe.io.AtomicFile;
import dev.lathe.io.Json;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Writes a recording as Chrome's Trace Event Format: JSON with a complete event a span, times in microseconds. */
final class TraceFile {
  private static final String EVENT = "{\"pid\":1,\"tid\":";

  private TraceFile() {}

  static void write(Recording recording, Path file) throws IOException {
    AtomicFile.write(file, channel -> {
      Writer out = new BufferedWriter(Channels.newWriter(channel, StandardCharsets.UTF_8));
      write(recording, out);
      out.flush(); // the channel stays open
    });
  }

  private static void write(Recording recording, Writer out) throws IOException {
    out.write("{\"displayTimeUnit\":\"ms\",\"traceEvents\":[\n");
    out.write(named(0, "process_name", "Lathe"));
    List<String> threads = recording.threadNames();
    for (int thread = 0; thread < threads.size(); thread++) {
      out.write(",\n" + named(thread + 1, "thread_name", threads.get(thread)));
    }
    int size = recording.size();
    for (int span = 0; span < size; span++) {
      out.write(",\n" + event(recording, span));
    }
    out.write("\n]}\n");
  }

  private static String named(int thread, String what, String name) {
    return EVENT + thread + ",\"ph\":\"M\",\"name\":\"" + what + "\",\"args\":{\"name\":"
        + Json.quote(name) + "}}";
  }

  private static String event(Recording recording, int span) {
    return EVENT + (recording.thread(span) + 1) + ",\"ph\":\"X\",\"ts\":"
        + micros(recording.start(span)) + ",\"dur\":" + micros(recording.nanos(span)) + ",\"cat\":"
        + Json.quote(recording.phase(span)) + ",\"name\":" + Json.quote(recording.name(span))
        + ",\"args\":{" + arguments(recording, span) + "}}";
  }

  private static String arguments(Recording recording, int span) {
    long number = recording.number(span);
    if (recording.layer(span).isEmpty()) {
      return number == 0 ? "" : "\"number\":" + number;
    }
    String layer = "\"layer\":" + Json.quote(recording.layer(span));
    return number == 0 ? layer : layer + ",\"flops\":" + number;
  }

  private static String micros(long nanos) {
    return nanos / 1000 + "." + String.valueOf(1000 + nanos % 1000).substring(1);
  }
}
