package dev.lathe.tests.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.data.Batch;
import dev.lathe.data.DataLoader;
import dev.lathe.data.Dataset;
import dev.lathe.io.StateDicts;
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
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Twenty steps on MNIST that somebody else has taken with PyTorch: losses, first gradients, final weights and scores. */
@ExtendWith(Quiet.class)
class TrainedElsewhereTest {
  private static final int STEPS = 20;
  private static final int BATCH = 32;
  private static final double TOLERANCE = 1e-5;
  private static final double OF_TENSORS = 1e-4;

  @AutoClose
  private final Published published;

  TrainedElsewhereTest() throws IOException {
    published = new Published();
  }

  /**
   * The bias before the norm has a gradient of 0 but for rounding, of which Adam makes steps of full length: that bias, and the running mean that holds it, are
   * whatever rounding made them, there as here. So the scores are those with PyTorch's.
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
    double difference = Difference.ofEach(numbers(name, "losses"), train(name, model));
    assertTrue(difference < TOLERANCE, () -> "losses differ by " + difference);
    Map<String, TensorData> last = read(name, "final");
    Map<String, TensorData> rounded = new HashMap<>(last);
    rounded.keySet().retainAll(noise);
    last.keySet().removeAll(noise);
    compare(last, model.stateDict());
    model.loadStateDict(rounded, false);
    compareScores(numbers(name, "eval_logits_rows_0_3_after"), model);
  }

  private double[] train(String name, Model<float[], Integer> model) throws IOException {
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
    return losses;
  }

  private static void compareScores(double[] expected, Model<float[], Integer> model)
      throws IOException {
    Dataset<float[], Integer> examples = examples();
    double[] found = IntStream.range(0, 4)
        .mapToObj(row -> Difference.widen(model.forward(examples.get(row).input())))
        .flatMapToDouble(Arrays::stream)
        .toArray();
    double difference = Difference.ofNorm(expected, found);
    assertTrue(difference < TOLERANCE, () -> "scores differ by " + difference);
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
      assertTrue(difference < OF_TENSORS, () -> name + " differs by " + difference);
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
    return StateDicts.rename(
        Weights.read(published.file("train/" + name + "/" + file + ".safetensors")), "^", "l");
  }

  private double[] numbers(String name, String array) throws IOException {
    return published.numbers("train/" + name + "/train.json", array);
  }
}
