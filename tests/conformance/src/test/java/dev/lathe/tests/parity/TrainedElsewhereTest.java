package dev.lathe.tests.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.data.Batch;
import dev.lathe.data.DataLoader;
import dev.lathe.data.Dataset;
import dev.lathe.io.TensorData;
import dev.lathe.io.Weights;
import dev.lathe.runtime.Model;
import dev.lathe.tests.Quiet;
import dev.lathe.tests.Site;
import dev.lathe.tests.networks.Trained_CnnAdamModel;
import dev.lathe.tests.networks.Trained_CnnSgdModel;
import dev.lathe.tests.networks.Trained_MlpModel;
import dev.lathe.vision.Mnist;
import dev.lathe.vision.Transforms;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Twenty steps on MNIST that somebody else has taken with PyTorch: losses, first gradients and final weights. */
@ExtendWith(Quiet.class)
class TrainedElsewhereTest {
  private static final int STEPS = 20;
  private static final int BATCH = 32;
  private static final double TOLERANCE = 1e-4;

  @TempDir
  private Path folder;

  /**
   * The bias before the norm has a gradient of 0 but for rounding, of which Adam makes steps of full length: that bias, and the running mean that holds it, are
   * whatever rounding made them, there as here.
   */
  @Test
  void cnnWithAdam() throws IOException {
    check("cnn-adam", Trained_CnnAdamModel.create(), Set.of("l0.bias", "l1.running_mean"));
  }

  @Test
  void cnnWithMomentum() throws IOException {
    check("cnn-sgd-momentum", Trained_CnnSgdModel.create(), Set.of());
  }

  @Test
  void mlpWithAdamW() throws IOException {
    check("mlp-adamw", Trained_MlpModel.create(), Set.of());
  }

  private void check(String name, Model<float[], Integer> model, Set<String> noise)
      throws IOException {
    model.loadStateDict(read(name, "init"));
    double[] losses = new double[STEPS];
    int step = 0;
    for (Batch<float[], Integer> batch : DataLoader.of(examples()).batchSize(BATCH)) {
      losses[step] = model.loss(batch);
      model.backward();
      if (step++ == 0) {
        compare(read(name, "grad_step0"), model.gradients());
      }
      model.step();
    }
    assertTrue(Difference.ofEach(losses(name), losses) < TOLERANCE, Arrays.toString(losses));
    Map<String, TensorData> last = read(name, "final");
    last.keySet().removeAll(noise);
    compare(last, model.stateDict());
  }

  private static Dataset<float[], Integer> examples() throws IOException {
    return Mnist.train(Site.shared("pack/data/mnist"))
        .subset(IntStream.range(0, STEPS * BATCH).toArray())
        .transform(Transforms.toTensor());
  }

  private static void compare(Map<String, TensorData> expected, Map<String, TensorData> actual) {
    expected.forEach((name, tensor) -> {
      double[] found = Objects.requireNonNull(actual.get(name), name).toDoubles();
      double difference = difference(tensor.toDoubles(), found);
      assertTrue(difference < TOLERANCE, () -> name + " differs by " + difference);
    });
  }

  /** In parts of the largest element, which counts as at least 0.1: a bias before a norm has a gradient of 0 but for rounding. */
  private static double difference(double[] expected, double[] actual) {
    assertEquals(expected.length, actual.length);
    double scale = Math.max(0.1, Arrays.stream(expected).map(Math::abs).max().orElseThrow());
    return IntStream.range(0, expected.length)
            .mapToDouble(i -> Math.abs(expected[i] - actual[i]))
            .max()
            .orElseThrow()
        / scale;
  }

  /** The tensors of a file, named after fields: {@code l0.weight} for {@code 0.weight}. */
  private Map<String, TensorData> read(String name, String file) throws IOException {
    Path copy = folder.resolve(name + "-" + file + ".safetensors");
    Files.write(copy, bytes(name + "/" + file + ".safetensors"));
    Map<String, TensorData> renamed = new LinkedHashMap<>();
    Weights.read(copy).forEach((key, tensor) -> renamed.put("l" + key, tensor));
    return renamed;
  }

  private static byte[] bytes(String entry) throws IOException {
    try (ZipFile zip = new ZipFile(Site.shared("pack/pytorch.zip").toFile())) {
      return zip.getInputStream(zip.getEntry("pytorch/train/" + entry)).readAllBytes();
    }
  }

  private static double[] losses(String name) throws IOException {
    String text = new String(bytes(name + "/train.json"), StandardCharsets.UTF_8);
    String list = text.split("\"losses\": \\[")[1].split("]")[0];
    return Arrays.stream(list.split(",")).mapToDouble(Double::parseDouble).toArray();
  }
}
