package dev.lathe.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.data.Thrown;
import dev.lathe.runtime.Model;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@link EventFile} and {@link TensorBoard}; TensorBoard itself reads such files in {@code tests/conformance/reference/eventfiles.py}. */
class EventFileTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.ofEpochSecond(1_700_000_000), ZoneOffset.UTC);

  @TempDir
  Path folder;

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  /** As TensorBoard's own reader took them. */
  @Test
  void writesKnownRecords() throws IOException {
    Instant[] now = {Instant.ofEpochSecond(1_700_000_000)};
    try (EventFile events = EventFile.in(folder, new Clock() {
      @Override
      public Instant instant() {
        return now[0];
      }

      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }
    })) {
      now[0] = now[0].plusSeconds(1);
      events.addScalar("loss", 0.25, 1);
      assertArrayEquals(
          bytes(
              "1800000000000000 a37f4b22 09 0000 0040fc54d941 1a 0d 627261696e2e4576656e743a32 eced8f9d"
                  + "1a00000000000000 129bd82d 09 00004040fc54d941 10 01 2a 0d 0a 0b 0a 04 6c6f7373 15 0000803e c7e38834"),
          Files.readAllBytes(events.path()));
    }
  }

  @Test
  void timesAreTheSystemsByDefault() {
    long before = System.currentTimeMillis() / 1000;
    try (EventFile events = EventFile.in(folder)) {
      long second =
          Long.parseLong(events.path().toString().replaceAll(".*tfevents\\.(\\d{10})\\..*", "$1"));
      assertTrue(second >= before && second <= before + 60, events.path().toString());
    }
  }

  @Test
  void namesCountFilesOfOneSecond() {
    try (EventFile first = EventFile.in(folder, CLOCK);
        EventFile second = EventFile.in(folder, CLOCK)) {
      assertEquals(folder.resolve("events.out.tfevents.1700000000.lathe.000"), first.path());
      assertEquals(folder.resolve("events.out.tfevents.1700000000.lathe.001"), second.path());
    }
  }

  @Test
  void bucketsGrowByATenth() {
    double smallest = 1e-12;
    Proto expected = new Proto()
        .real(1, -5e-13f)
        .real(2, 5e-13f)
        .real(3, 4)
        .real(4, 0)
        .real(5, 2.0 * 5e-13f * 5e-13f)
        .bytes(6, Proto.packed(-smallest, 0, smallest))
        .bytes(7, Proto.packed(0, 1, 3));
    assertArrayEquals(
        expected.toBytes(),
        Buckets.histogram(new float[] {0f, -5e-13f, -0f, 5e-13f}).toBytes());
  }

  @Test
  void limitBelongsToTheBucketAboveIt() {
    float one = (float) Math.pow(2, -39); // between limits
    byte[] counts = Buckets.histogram(new float[] {one, one, 1e30f, -1e30f}).toBytes();
    byte[] end = Proto.packed(1);
    assertArrayEquals(end, Arrays.copyOfRange(counts, counts.length - 8, counts.length));
  }

  @Test
  void whatIsNotFiniteIsLeftOut() {
    assertArrayEquals(
        Buckets.histogram(new float[] {1, 2}).toBytes(),
        Buckets.histogram(new float[] {1, Float.NaN, 2, Float.NEGATIVE_INFINITY})
            .toBytes());
    Proto none = new Proto().real(1, 0).real(2, 0).real(3, 0).real(4, 0).real(5, 0);
    none.bytes(6, Proto.packed(-Double.MAX_VALUE)).bytes(7, Proto.packed(0));
    assertArrayEquals(none.toBytes(), Buckets.histogram(new float[0]).toBytes());
  }

  @Test
  void varintsReachOverAllBits() {
    assertArrayEquals(
        bytes("08 ffffffffffffffffff01"), new Proto().number(1, -1).toBytes());
    assertArrayEquals(bytes("08 ac02"), new Proto().number(1, 300).toBytes());
    assertArrayEquals(bytes("08 00"), new Proto().number(1, 0).toBytes());
    assertArrayEquals(bytes("8201 03 e282ac"), new Proto().text(16, "€").toBytes());
  }

  @Test
  void folderThatIsAFileIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    Thrown.by(
        UncheckedIOException.class,
        () -> EventFile.in(file),
        "[L207] expected a folder to write to",
        "the file " + file);
  }

  @Test
  void closedFileSaysSo() {
    EventFile events = EventFile.in(folder);
    events.close();
    events.close();
    Thrown.by(
        UncheckedIOException.class,
        () -> events.addScalar("loss", 1, 1),
        "[L207] expected to write to " + events.path(),
        "ClosedChannelException");
  }

  private static Model<?, ?> model(String... layers) {
    return (Model<?, ?>) Proxy.newProxyInstance(
        Model.class.getClassLoader(),
        new Class<?>[] {Model.class},
        (proxy, method, arguments) -> List.of(layers));
  }

  private static Proto node(String name, String kind) {
    return new Proto().text(1, name).text(2, kind);
  }

  private static Proto attribute(String name, Proto value) {
    return new Proto().text(1, name).message(2, value);
  }

  private static Proto shape(long... sizes) {
    Proto shape = new Proto();
    for (long size : sizes) {
      shape.message(2, new Proto().number(1, size));
    }
    return attribute("_output_shapes", new Proto().message(1, new Proto().message(7, shape)));
  }

  private static Proto kind(String kind) {
    return attribute("layer", new Proto().text(2, kind));
  }

  @Test
  void graphHasANodeALayer() throws IOException {
    try (EventFile events = EventFile.in(folder, CLOCK)) {
      events.addGraph(model(
          "x [B x 2 x 5] = Input ()",
          "stage.0.conv [2 B x 5] = Conv1d(out = 2, kernel = 1), ReLU (x, stage.0.conv)",
          "spare [] = Linear(3) ()",
          "one [scalar] = Flatten (stage.0.conv, x)",
          "what another model may say"));
    }
    String conv = "Conv1d(out = 2, kernel = 1), ReLU";
    Proto graph = new Proto()
        .message(1, node("x", "Input").message(5, shape(-1, 2, 5)).message(5, kind("Input")))
        .message(
            1,
            node("stage/0/conv", "Conv1d")
                .text(3, "x")
                .message(5, shape(-1, 5))
                .message(5, kind(conv)))
        .message(1, node("spare", "Linear").message(5, kind("Linear(3)")))
        .message(
            1,
            node("one", "Flatten")
                .text(3, "stage/0/conv")
                .text(3, "x")
                .message(5, shape())
                .message(5, kind("Flatten")));
    byte[] event = new Proto().real(1, 1_700_000_000).message(4, graph).toBytes();
    assertTrue(text().contains(new String(event, StandardCharsets.ISO_8859_1)));
  }

  private TensorBoard board() {
    return TensorBoard.to(folder).clock(CLOCK);
  }

  private List<byte[]> written() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().map(EventFileTest::read).toList();
    }
  }

  private static byte[] read(Path path) {
    try {
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String text() throws IOException {
    return new String(written().get(0), StandardCharsets.ISO_8859_1);
  }

  private static int count(String text, String part) {
    return text.split(part, -1).length - 1;
  }

  @Test
  void twoTrainingsGiveTheSameBytes() throws IOException {
    FakeTraining.whole(board().gradients(true));
    FakeTraining.whole(board().gradients(true));
    assertArrayEquals(written().get(0), written().get(1));
  }

  @Test
  void holdsStepsEpochsWeightsAndGradients() throws IOException {
    FakeTraining.whole(board().gradients(true));
    String text = text();
    assertEquals(9, count(text, "step/loss"));
    assertEquals(9, count(text, "step/learning_rate"));
    assertEquals(3, count(text, "epoch/validation_accuracy"));
    assertEquals(3, count(text, "weights/hidden.weight"));
    assertEquals(3, count(text, "gradients/hidden.weight"));
    assertEquals(1, count(text, "_hparams_/session_start_info"));
    assertEquals(1, count(text, "Linear\\(3\\), Tanh"));
    assertTrue(text.contains("| network | Fake |"));
  }

  @Test
  void gradientsAreOfTheLastStep() throws IOException {
    FakeTraining.whole(board().gradients(true));
    byte[] ofStepSix = Buckets.histogram(new float[] {6, 6}).toBytes();
    byte[] ofStepFive = Buckets.histogram(new float[] {5, 5}).toBytes();
    assertTrue(text().contains(new String(ofStepSix, StandardCharsets.ISO_8859_1)));
    assertFalse(text().contains(new String(ofStepFive, StandardCharsets.ISO_8859_1)));
  }

  @Test
  void metricsAreAGroup() throws IOException {
    FakeTraining.whole(board(), "f1_macro", "never");
    assertEquals(3, count(text(), "validation/f1_macro"));
    assertEquals(0, count(text(), "never"));
    assertEquals(0, count(text(), "epoch/validation_f1_macro"));
  }

  @Test
  void isLessOnRequest() throws IOException {
    FakeTraining.bare(board().everySteps(4).histograms(false));
    String text = text();
    assertEquals(2, count(text, "step/loss"));
    assertEquals(3, count(text, "epoch/loss"));
    assertEquals(0, count(text, "epoch/accuracy"));
    assertEquals(0, count(text, "epoch/validation"));
    assertEquals(0, count(text, "weights/"));
    assertEquals(0, count(text, "gradients/"));
  }

  @Test
  void resumedTrainingTakesStepsBack() throws IOException {
    FakeTraining.steps(board(), 5, 9);
    byte[] purge = new Proto().number(2, 5).message(7, new Proto().number(1, 1)).toBytes();
    assertTrue(text().contains(new String(purge, StandardCharsets.ISO_8859_1)));
  }

  @Test
  void eventsAreThereDuringATraining() {
    TensorBoard board = board();
    Thrown.by(IllegalStateException.class, board::events, "[L214]", "no training under way");
    FakeTraining.whole(board);
    Thrown.by(IllegalStateException.class, board::events, "[L214]");
    assertEquals(Map.of(), board.state());
  }
}
