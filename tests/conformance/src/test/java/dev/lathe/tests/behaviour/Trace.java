package dev.lathe.tests.behaviour;

import dev.lathe.io.JsonScanner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads a Chrome trace: its complete events, and nothing that is no JSON. */
final class Trace {
  private final JsonScanner json;
  private final List<Event> events = new ArrayList<>();

  private Trace(JsonScanner json) {
    this.json = json;
  }

  /** A span of time. */
  static final class Event {
    String kind = "";
    String name = "";
    String category = "";
    String layer = "";
    double start = -1;
    double length = -1;
    long thread;
    long flops;

    double end() {
      return start + length;
    }

    /** Whether another lies in it, both being written to the nanosecond. */
    boolean holds(Event other) {
      return start <= other.start + 1e-6 && other.end() <= end() + 1e-6;
    }
  }

  static List<Event> read(Path file) throws IOException {
    try (JsonScanner scanner = JsonScanner.open(file)) {
      Trace trace = new Trace(scanner);
      scanner.members((name, offset) -> trace.member(name));
      scanner.requireEnd();
      return trace.events.stream().filter(event -> event.kind.equals("X")).toList();
    }
  }

  private void member(String name) throws IOException {
    if (name.equals("traceEvents")) {
      json.elements(this::event);
    } else {
      json.skipValue();
    }
  }

  private void event() throws IOException {
    Event event = new Event();
    json.members((name, offset) -> field(event, name));
    events.add(event);
  }

  private void field(Event event, String name) throws IOException {
    switch (name) {
      case "ph" -> event.kind = json.string();
      case "name" -> event.name = json.string();
      case "cat" -> event.category = json.string();
      case "ts" -> event.start = json.decimal();
      case "dur" -> event.length = json.decimal();
      case "tid" -> event.thread = json.number();
      case "args" -> json.members((argument, offset) -> argument(event, argument));
      default -> json.skipValue();
    }
  }

  private void argument(Event event, String name) throws IOException {
    switch (name) {
      case "layer" -> event.layer = json.string();
      case "flops" -> event.flops = json.number();
      default -> json.skipValue();
    }
  }
}
