package dev.lathe.tests.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/** Samples the threads that train with the flight recorder, and counts which method of the program called which kernel. */
final class Profile {
  private static final String SAMPLE = "jdk.ExecutionSample";
  private static final Duration PERIOD = Duration.ofMillis(10);

  private final Map<String, Integer> counts = new TreeMap<>();

  private Profile() {}

  /** Entries {@code method,kernel,samples}, with a semicolon between two. */
  static String of(Runnable work) throws IOException {
    Profile profile = new Profile();
    Path file = Files.createTempFile("profile", ".jfr");
    try (Recording recording = new Recording()) {
      recording.enable(SAMPLE).withPeriod(PERIOD);
      recording.start();
      work.run();
      recording.stop();
      recording.dump(file);
      RecordingFile.readAllEvents(file).forEach(profile::count);
    } finally {
      Files.delete(file);
    }
    return profile.counts.entrySet().stream()
        .map(entry -> entry.getKey() + "," + entry.getValue())
        .collect(Collectors.joining(";"));
  }

  private void count(RecordedEvent event) {
    String thread = event.getThread("sampledThread").getJavaName();
    if (event.getStackTrace() != null && ("main".equals(thread) || thread.matches("lathe-\\d+"))) {
      counts.merge(place(event.getStackTrace().getFrames()), 1, Integer::sum);
    }
  }

  /** The method of the program that is on the stack, and what it has called. */
  private static String place(List<RecordedFrame> frames) {
    for (int at = 0; at < frames.size(); at++) {
      RecordedFrame frame = frames.get(at);
      if (frame.getMethod().getType().getName().matches(".*\\.networks\\.\\w+Train")) {
        return name(frame) + "," + (at == 0 ? "itself" : name(frames.get(at - 1)));
      }
    }
    return "outside of the program,";
  }

  private static String name(RecordedFrame frame) {
    return frame.getMethod().getName();
  }
}
