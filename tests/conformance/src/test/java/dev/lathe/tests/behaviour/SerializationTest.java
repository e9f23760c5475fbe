package dev.lathe.tests.behaviour;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.data.DataLoader;
import dev.lathe.data.Dataset;
import dev.lathe.io.TensorData;
import dev.lathe.io.Weights;
import dev.lathe.io.WeightsFormatException;
import dev.lathe.tests.Quiet;
import dev.lathe.tests.Refusal;
import dev.lathe.tests.networks.PointsModel;
import dev.lathe.tests.networks.RideModel;
import dev.lathe.tests.networks.Samples;
import dev.lathe.train.Callback;
import dev.lathe.train.StepReport;
import dev.lathe.train.TrainingRun;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.NotSerializableException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Models in streams of objects, where they are the place of their weights. */
@ExtendWith(Quiet.class)
class SerializationTest {
  private static final Dataset<float[], Integer> POINTS = Samples.points(1, 200);

  @TempDir
  private Path folder;

  private Path file;
  private PointsModel model;

  @BeforeEach
  void save() throws IOException {
    file = folder.resolve("points.safetensors");
    model = PointsModel.create(3);
    model.save(file);
  }

  @Test
  void theFileThatWasSavedTo() throws Exception {
    PointsModel read = assertInstanceOf(PointsModel.class, read(written(model)));
    assertEquals(model.stateDict(), read.stateDict());
    assertEquals(model.evaluate(POINTS), read.evaluate(POINTS));
    assertEquals(model.stateDict(), ((PointsModel) read(written(read))).stateDict());
  }

  @Test
  void theFileThatWasLoaded() throws Exception {
    Path torch = folder.resolve("points.pt");
    Weights.write(torch, model.stateDict());
    PointsModel read = (PointsModel) read(written(PointsModel.load(torch)));
    assertEquals(model.stateDict(), read.stateDict());
  }

  @Test
  void figuresOfFeaturesTravelToo() throws Exception {
    RideModel ride = RideModel.create();
    ride.fit(Samples.trips(1, 60));
    ride.save(file);
    assertEquals(ride.stateDict(), ((RideModel) read(written(ride))).stateDict());
  }

  @Test
  void noWeightsAreInTheStream() throws IOException {
    byte[] stream = written(model);
    assertTrue(stream.length < 500, () -> stream.length + " bytes");
    assertTrue(new String(stream, ISO_8859_1).contains(file.toString()));
  }

  @Test
  void aRelativePathBecomesAnAbsoluteOne() throws Exception {
    Path relative = Path.of("").toAbsolutePath().relativize(file.toAbsolutePath());
    byte[] stream = written(PointsModel.load(relative));
    String name = relative.toAbsolutePath().toString();
    assertTrue(new String(stream, ISO_8859_1).contains(name), name);
    assertEquals(model.stateDict(), ((PointsModel) read(stream)).stateDict());
  }

  @Test
  void twiceInOneStreamIsOneModel() throws Exception {
    Object[] read = (Object[]) read(written(new Object[] {model, model}));
    assertEquals(read[0], read[1]);
  }

  @Test
  void aFilterHasToKnowTwoClasses() throws Exception {
    byte[] stream = written(model);
    String name = PointsModel.class.getName();
    assertInstanceOf(PointsModel.class, read(stream, name + ";" + name + "$Reference;!*"));
    assertThrows(IOException.class, () -> read(stream, name + "$Reference;!*"));
  }

  @Test
  void neverSaved() {
    refused(PointsModel.create());
  }

  @Test
  void afterFit() throws IOException {
    model.training().epochs(1).fit(POINTS);
    refused(model);
    model.save(file);
    written(model);
  }

  @Test
  void afterStepsByHand() throws IOException {
    var batch = DataLoader.of(POINTS).batchSize(16).iterator().next();
    model.loss(batch);
    refused(model); // statistics of a batch may be part of what is saved
    model.backward();
    model.save(file);
    written(model);
    model.step();
    refused(model);
  }

  @Test
  void afterSavingInTheMiddleOfATraining() {
    Callback saving = new Callback() {
      @Override
      public void onStep(TrainingRun run, StepReport step) {
        try {
          if (step.step() == 3) {
            run.model().save(file);
            written(run.model());
          }
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    };
    model.training().epochs(1).callback(saving).fit(POINTS);
    refused(model);
  }

  @Test
  void afterLoadStateDict() throws IOException {
    Map<String, TensorData> other = PointsModel.create(9).stateDict();
    assertThrows(IOException.class, () -> model.loadStateDict(Map.of()));
    written(model); // nothing was changed
    model.loadStateDict(other);
    refused(model);
    model.save(file);
    model.loadStateDict(other, false);
    refused(model);
  }

  @Test
  void afterLookingForALearningRate() throws Exception {
    model.training().findLearningRate(POINTS);
    assertEquals(model.stateDict(), ((PointsModel) read(written(model))).stateDict());
    RideModel ride = RideModel.create();
    ride.save(file);
    ride.training().findLearningRate(Samples.trips(1, 60)); // learns the figures of features
    refused(ride);
  }

  @Test
  void inAFileSystemOfAnotherKind() throws IOException {
    try (FileSystem zip =
        FileSystems.newFileSystem(folder.resolve("a.zip"), Map.of("create", "true"))) {
      model.save(zip.getPath("/points.safetensors"));
      refused(model);
    }
  }

  @Test
  void theFileIsGone() throws IOException {
    byte[] stream = written(model);
    Files.delete(file);
    InvalidObjectException thrown = refusedToRead(stream, "[L207]", "nothing at " + file);
    assertInstanceOf(NoSuchFileException.class, thrown.getCause());
  }

  @Test
  void theFileIsBroken() throws IOException {
    byte[] stream = written(model);
    Files.writeString(file, "no weights at all, but a text");
    InvalidObjectException thrown = refusedToRead(stream, "[L205]");
    assertInstanceOf(WeightsFormatException.class, thrown.getCause());
  }

  @Test
  void theFileIsOfAnotherNetwork() throws IOException {
    byte[] stream = written(model);
    RideModel.create().save(file);
    refusedToRead(stream, "[L210]");
  }

  @Test
  void theFileHasOtherWeights() throws IOException {
    byte[] stream = written(model);
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 1] ^= 1;
    Files.write(file, bytes);
    assertNotEquals(model.stateDict(), PointsModel.load(file).stateDict());
    refusedToRead(stream, "other weights, written there since");
  }

  /** What is written in other bytes and is the same weights is what was meant. */
  @Test
  void theFileWasWrittenAnewWithTheSameWeights() throws Exception {
    byte[] stream = written(model);
    Weights.write(file, model.stateDict(), Map.of("of", "another writer"));
    assertEquals(model.stateDict(), ((PointsModel) read(stream)).stateDict());
  }

  @Test
  void forgedNames() throws IOException {
    byte[] stream = written(model);
    InvalidObjectException thrown =
        assertThrows(InvalidObjectException.class, () -> read(renamed(stream, "a\0b")));
    assertInstanceOf(InvalidPathException.class, thrown.getCause());
    for (String name : new String[] {"", folder.toString(), "/dev/zero", "/dev/stdin"}) {
      thrown = assertThrows(InvalidObjectException.class, () -> read(renamed(stream, name)), name);
      assertTrue(String.valueOf(thrown.getMessage()).contains("[L207]"), thrown::getMessage);
    }
  }

  /** An object without anything in it, under another class's name. */
  private static final class Forged implements Serializable {
    private static final long serialVersionUID = 1;
  }

  @Test
  void forgedModels() throws IOException {
    byte[] model = forged(PointsModel.class.getName(), 1);
    assertThrows(InvalidObjectException.class, () -> read(model));
    byte[] reference = forged(PointsModel.class.getName() + "$Reference", 0);
    InvalidObjectException thrown =
        assertThrows(InvalidObjectException.class, () -> read(reference));
    assertInstanceOf(NullPointerException.class, thrown.getCause());
  }

  private static byte[] forged(String name, long version) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream stream = new ObjectOutputStream(bytes) {
      @Override
      protected void writeClassDescriptor(ObjectStreamClass type) throws IOException {
        writeUTF(name);
        writeLong(version);
        writeByte(SC_SERIALIZABLE);
        writeShort(0);
      }
    }) {
      stream.writeObject(new Forged());
    }
    return bytes.toByteArray();
  }

  /** The stream of a model with another name in place of its file's. */
  private byte[] renamed(byte[] stream, String name) {
    String text = new String(stream, ISO_8859_1);
    String old = file.toAbsolutePath().toString();
    return text.replace((char) 0 + "" + (char) old.length() + old, utf(name)).getBytes(ISO_8859_1);
  }

  private static String utf(String name) {
    String coded = name.replace("\0", "\u00c0\u0080");
    return (char) 0 + "" + (char) coded.length() + coded;
  }

  private static void refused(Object model) {
    Refusal.check(
        NotSerializableException.class,
        "L214",
        () -> written(model),
        "whose weights lie in a file or a resource",
        "found: weights changed since they were loaded, or never saved",
        "fix:   save");
  }

  private InvalidObjectException refusedToRead(byte[] stream, String... named) {
    InvalidObjectException thrown =
        Refusal.check(InvalidObjectException.class, "L206", () -> read(stream), named);
    assertTrue(String.valueOf(thrown.getMessage()).contains(file.toString()), thrown::getMessage);
    return thrown;
  }

  private static byte[] written(Object object) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream stream = new ObjectOutputStream(bytes)) {
      stream.writeObject(object);
    }
    return bytes.toByteArray();
  }

  private static Object read(byte[] stream) throws IOException, ClassNotFoundException {
    return read(stream, "*");
  }

  private static Object read(byte[] stream, String filter)
      throws IOException, ClassNotFoundException {
    try (ObjectInputStream objects = new ObjectInputStream(new ByteArrayInputStream(stream))) {
      objects.setObjectInputFilter(ObjectInputFilter.Config.createFilter(filter));
      return objects.readObject();
    }
  }
}
