package dev.lathe.tests.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.data.Dataset;
import dev.lathe.data.Transform;
import dev.lathe.io.DType;
import dev.lathe.io.StateDicts;
import dev.lathe.io.TensorData;
import dev.lathe.io.Weights;
import dev.lathe.tests.Site;
import dev.lathe.tests.networks.Mtcnn_PNetModel;
import dev.lathe.tests.networks.Mtcnn_RNetModel;
import dev.lathe.tests.networks.ResNet20Model;
import dev.lathe.vision.Cifar10;
import dev.lathe.vision.Image;
import dev.lathe.vision.ImageFolder;
import dev.lathe.vision.Transforms;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Checkpoints that others have trained with PyTorch, and what PyTorch made of the same inputs with them. */
class ForwardElsewhereTest {
  private static final double TOLERANCE = 1e-5;
  private static final int CLASSES = 10;
  private static final int PICTURES = 3000;
  private static final String RESNET = "forward/resnet20-cifar.json";
  private static final Transform<Image, float[]> TENSOR = Transforms.toTensor()
      .then(Transforms.normalize(
          new float[] {0.485f, 0.456f, 0.406f}, new float[] {0.229f, 0.224f, 0.225f}));

  @AutoClose
  private final Published published;

  ForwardElsewhereTest() throws IOException {
    published = new Published();
  }

  @Test
  void pNetFindsFacesInAPicture() throws IOException {
    Mtcnn_PNetModel model = Mtcnn_PNetModel.create();
    model.loadStateDict(Weights.read(published.file("mtcnn-pnet.pt")));
    Mtcnn_PNetModel.Output faces = model.predict(input("PNet"));
    compare("PNet", faces.box(), faces.probability());
  }

  @Test
  void rNetLooksAtAWindow() throws IOException {
    Mtcnn_RNetModel model = Mtcnn_RNetModel.create();
    model.loadStateDict(Weights.read(published.file("mtcnn-rnet.pt")));
    Mtcnn_RNetModel.Output faces = model.predict(input("RNet"));
    compare("RNet", faces.box(), faces.probability());
  }

  @Test
  void resNetScoresPictures() throws IOException {
    ResNet20Model model = resNet();
    double[] labels = published.numbers(RESNET, "labels");
    double[] scores = published.numbers(RESNET, "logits");
    Path archive = Site.shared("pack/data/cifar10/png-folder.zip");
    try (FileSystem zip = FileSystems.newFileSystem(archive)) {
      ImageFolder folder = ImageFolder.load(zip.getPath("/"));
      int[] places = places(folder, published.pictures(RESNET));
      Dataset<float[], Integer> pictures = folder.subset(places).transform(TENSOR);
      assertEquals(labels.length, pictures.size());
      for (int i = 0; i < labels.length; i++) {
        assertEquals((int) labels[i], pictures.get(i).target());
        check(
            Arrays.copyOfRange(scores, i * CLASSES, (i + 1) * CLASSES),
            model.forward(pictures.get(i).input()));
      }
    }
  }

  /** All pictures of CIFAR-10 that there are: some of those that PyTorch has counted its mistakes in. */
  @Test
  void resNetMakesNoMoreMistakes() throws IOException {
    Path file = Site.shared("pack/data/cifar10/data_batch_1.bin.gz");
    Dataset<float[], Integer> pictures = Cifar10.load(file).transform(TENSOR);
    double accuracy = resNet().evaluate(pictures).accuracy();
    long mistakes = Math.round((1 - accuracy) * pictures.size());
    double expected = published.number(RESNET, "accuracy_on_all_3000_png");
    assertTrue(mistakes <= Math.round((1 - expected) * PICTURES), () -> mistakes + " mistakes");
  }

  /** The file is older than the counters of batches, which PyTorch does without too. */
  private ResNet20Model resNet() throws IOException {
    Map<String, TensorData> state = Weights.read(published.file("resnet20-12fca82f.th"));
    state = StateDicts.rename(state, "^state_dict\\.module\\.", "");
    state = StateDicts.rename(state, "^(layer\\d)\\.0\\.", "$1.first.");
    state = StateDicts.rename(state, "^(layer\\d)\\.1\\.", "$1.rest.0.");
    state = StateDicts.rename(state, "^(layer\\d)\\.2\\.", "$1.rest.1.");
    ResNet20Model model = ResNet20Model.create();
    model.loadStateDict(state);
    return model;
  }

  private static int[] places(ImageFolder folder, String[] names) {
    return Arrays.stream(names)
        .mapToInt(name -> IntStream.range(0, folder.size())
            .filter(i -> folder.file(i).endsWith(name))
            .findFirst()
            .orElseThrow())
        .toArray();
  }

  private float[] input(String name) throws IOException {
    byte[] bytes = Files.readAllBytes(published.file("forward/" + name + "-input.f32"));
    return TensorData.of(DType.F32, bytes, bytes.length / Float.BYTES).toArray();
  }

  private void compare(String name, float[] box, float[] probability) throws IOException {
    double[] both = published.numbers("forward/" + name + ".json", "values");
    check(Arrays.copyOf(both, box.length), box);
    check(Arrays.copyOfRange(both, box.length, both.length), probability);
  }

  private static void check(double[] expected, float[] actual) {
    double difference = Difference.ofNorm(expected, Difference.widen(actual));
    assertTrue(difference < TOLERANCE, () -> "differs by " + difference);
  }
}
