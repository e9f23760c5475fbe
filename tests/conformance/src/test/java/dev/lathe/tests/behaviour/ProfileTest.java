package dev.lathe.tests.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.tests.Jvm;
import dev.lathe.tests.Site;
import dev.lathe.tests.behaviour.Trace.Event;
import dev.lathe.train.ProfilerSchedule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a profile says of a training, and that it changes nothing. */
class ProfileTest {
  private static final Set<String> LAYERS =
      Set.of("stage1.0.conv1", "stage1.0.bn1", "stage1.1.conv1", "stage1.1.bn1", "lines", "logits");
  private static final Pattern SHARE = Pattern.compile(" +([\\d.]+) % ");
  private static final int BATCHES = 6;

  @TempDir
  Path folder;

  private Path trace() {
    return folder.resolve("trace.json");
  }

  private static String run(String how, Path trace, String... options) throws IOException {
    return Jvm.withTestClasses(options)
        .options("-Dlathe.progress=off", "-Dlathe.threads=2")
        .run(ProfiledTraining.class.getName(), how, trace.toString());
  }

  private String profiled(String how) throws IOException {
    return run(how, trace(), "-Dlathe.profile=" + trace());
  }

  private static String weights(String output) {
    return output.lines().filter(line -> line.startsWith("weights ")).collect(Collectors.joining());
  }

  private static List<Event> named(List<Event> events, String name) {
    return events.stream().filter(event -> event.name.equals(name)).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"fit", "hand"})
  void theWeightsAreTheSame(String how) throws IOException {
    String without = run(how, trace());
    assertFalse(Files.exists(trace()), "no profile was asked for");
    assertFalse(without.contains("profile"), without);
    assertEquals(weights(without), weights(profiled(how)));
    assertTrue(Files.exists(trace()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"fit", "hand"})
  void everyLayerHasItsPhases(String how) throws IOException {
    profiled(how);
    for (String phase : List.of("forward", "backward", "update")) {
      Set<String> layers = Trace.read(trace()).stream()
          .filter(event -> event.category.equals(phase))
          .map(event -> event.layer)
          .collect(Collectors.toCollection(TreeSet::new));
      assertTrue(layers.containsAll(LAYERS), phase + " of " + layers);
      assertEquals(!phase.equals("update"), layers.contains("loss"), phase);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"fit", "hand"})
  void spansAreNested(String how) throws IOException {
    profiled(how);
    List<Event> events = Trace.read(trace());
    List<Event> iterations = named(events, "iteration");
    List<Event> steps = named(events, "step");
    assertEquals(BATCHES, iterations.size());
    assertEquals(BATCHES, steps.size());
    for (int index = 0; index < BATCHES; index++) {
      Event iteration = iterations.get(index);
      Event step = steps.get(index);
      assertTrue(iteration.holds(step), "iteration " + index);
      List<Event> within = events.stream()
          .filter(event -> iteration.holds(event) && event != iteration && event != step)
          .toList();
      assertEquals((events.size() - 2 * BATCHES) / BATCHES, within.size(), "alike in each");
      checkSequence(within, step);
    }
    assertEquals(1, events.stream().mapToLong(event -> event.thread).distinct().count());
  }

  /** One after the other; all but the waiting for data in the step. */
  private static void checkSequence(List<Event> spans, Event step) {
    for (int index = 0; index < spans.size(); index++) {
      Event span = spans.get(index);
      assertTrue(span.length >= 0, span.name);
      assertEquals(!span.name.equals("data wait"), step.holds(span), span.name);
      assertTrue(index == 0 || spans.get(index - 1).end() <= span.start + 1e-6, span.name);
    }
  }

  @Test
  void waitingForDataIsASpanOfItsOwn() throws IOException {
    profiled("fit");
    List<Event> events = Trace.read(trace());
    assertEquals(BATCHES, named(events, "data wait").size());
    assertEquals(BATCHES, named(events, "batch").size());
  }

  /** Two operations a multiply-add: of 24 examples, and of the 12 that are left. */
  @ParameterizedTest
  @CsvSource({
    "logits.forward, 120", // 6 x 10
    "logits.backward, 240",
    "stage1.1.conv1.forward, 3528", // 9 weights at 196 places
    "stage1.1.conv1.backward, 7056",
    "stage1.0.conv1.backward, 3528", // nobody asks for the input's gradient
    "lines.forward, 10080", // 14 places, 18 x (14 + 6)
  })
  void operationsAreCounted(String name, long each) throws IOException {
    profiled("fit");
    List<Long> expected = List.of(24 * each, 24 * each, 12 * each);
    List<Long> flops = named(Trace.read(trace()), name).stream()
        .limit(3)
        .map(event -> event.flops)
        .toList();
    assertEquals(expected, flops);
  }

  /** Those of the parts, and those of the layers. */
  @ParameterizedTest
  @ValueSource(strings = {"fit", "hand"})
  void sharesAreAtMostAWhole(String how) throws IOException {
    String output = profiled(how);
    assertTrue(output.contains("profile of 6 iterations, "), output);
    assertTrue(output.contains("trace: " + trace()), output);
    String[] tables = output.split(System.lineSeparator() + System.lineSeparator(), -1);
    assertEquals(2, tables.length, output);
    for (String table : tables) {
      double sum = SHARE
          .matcher(table)
          .results()
          .mapToDouble(share -> Double.parseDouble(share.group(1)))
          .sum();
      assertTrue(sum > 0 && sum <= 100.2, sum + " % in " + table); // each is rounded
    }
    assertTrue(output.lines().anyMatch(line -> line.startsWith("stage1.0.conv1.forward ")));
  }

  /** Kernels are made ready by a thread that runs the same program. */
  @Test
  void whatIsRunToWarmUpIsLeftOut() throws IOException {
    profiled("fit");
    int expected = Trace.read(trace()).size();
    run(
        "fit",
        trace(),
        "-Dlathe.profile=" + trace(),
        "--add-modules=jdk.incubator.vector",
        "-Dlathe.vector=warm");
    assertEquals(expected, Trace.read(trace()).size());
  }

  @Test
  void profilerRecordsWhatItsScheduleSays() throws IOException {
    String output = run("profiler", trace(), "-Dlathe.profile=on");
    assertEquals(weights(run("fit", trace())), weights(output));
    assertTrue(output.contains("profile of 2 iterations, "), output); // 3 and 4; 6 warms up
    assertEquals(2, named(Trace.read(trace()), "iteration").size());
  }

  @Test
  void propertyMayHaveASchedule() throws IOException {
    run(
        "fit",
        trace(),
        "-Dlathe.profile=" + trace(),
        "-Dlathe.profile.schedule=wait=1,warmup=1,active=1,repeat=1");
    assertEquals(1, named(Trace.read(trace()), "iteration").size());
  }

  @Test
  void profilerNeedsTheProperty() throws IOException {
    for (String[] options : List.of(new String[0], new String[] {"-Dlathe.profile=off"})) {
      String output = run("profiler", trace(), options);
      assertTrue(output.startsWith("[L212] expected -Dlathe.profile=on when "), output);
      assertFalse(Files.exists(trace()));
    }
  }

  @Test
  void oneProfileAtATime() throws IOException {
    String two = run("two", trace(), "-Dlathe.profile=on");
    assertTrue(two.startsWith("[L212] expected one recording at a time"), two);
    assertTrue(two.contains("another Profiler that is not closed"), two);
    String besides = run("profiler", folder.resolve("other.json"), "-Dlathe.profile=" + trace());
    assertTrue(besides.contains("found: -Dlathe.profile=" + trace()), besides);
  }

  @Test
  void mistakesInThePropertiesAreToldBeforeTraining() throws IOException {
    String place = run("fit", trace(), "-Dlathe.profile=" + folder);
    assertTrue(place.startsWith("[L207] expected a file to write to"), place);
    String schedule =
        run("fit", trace(), "-Dlathe.profile=" + trace(), "-Dlathe.profile.schedule=active=0");
    assertTrue(schedule.startsWith("[L212] expected wait, warmup, repeat and skipFirst"), schedule);
    assertFalse(Files.exists(trace()));
  }

  /** Iterations counted as PyTorch counts steps. */
  @Test
  void schedulesAreThoseOfPyTorch() throws IOException {
    List<String> lines = Files.readAllLines(Site.reference("profiler.txt"));
    assertFalse(lines.isEmpty());
    for (String line : lines) {
      String[] parts = line.split(" ", -1);
      ProfilerSchedule schedule = ProfilerSchedule.parse(parts[0]);
      StringBuilder actions = new StringBuilder();
      for (int step = 0; step < parts[1].length(); step++) {
        actions.append(schedule.records(step) ? "R" : schedule.measures(step) ? "W" : "N");
      }
      assertEquals(parts[1], actions.toString(), parts[0].toLowerCase(Locale.ROOT));
    }
  }
}
