package dev.lathe.tests.benchmarks.loading;

import dev.lathe.data.Collate;
import dev.lathe.data.CollatedLoader;
import dev.lathe.data.DataLoader;
import dev.lathe.data.Dataset;
import dev.lathe.data.Example;
import dev.lathe.vision.Cifar10;
import dev.lathe.vision.ImageFolder;
import dev.lathe.vision.Interpolation;
import dev.lathe.vision.Mnist;
import dev.lathe.vision.Transforms;
import java.io.IOException;
import java.nio.file.Path;

/** Lathe's side: the same data, transforms and batches as in {@code loading.py}. */
final class Loading {
  private static final int BATCH = 64;

  private Loading() {}

  /**
   * A loader of one of the cases.
   *
   * @param name {@code cifar}, {@code jpeg}, {@code mnist} or {@code mnist-cached}
   */
  static CollatedLoader<float[], int[]> of(String name, Path folder, int workers)
      throws IOException {
    return DataLoader.of(data(name, folder))
        .batchSize(BATCH)
        .shuffle(1)
        .workers(workers)
        .reuse(true)
        .collate(Collate.floats(), Collate.labels());
  }

  private static Dataset<float[], Integer> data(String name, Path folder) throws IOException {
    return switch (name) {
      case "cifar" ->
        Cifar10.load(folder.resolve("data_batch_1.bin.gz"))
            .transform(Transforms.randomCrop(32, 4)
                .then(Transforms.randomHorizontalFlip(0.5))
                .then(Transforms.toTensor())
                .then(Transforms.normalize(
                    new float[] {0.49f, 0.48f, 0.45f}, new float[] {0.25f, 0.24f, 0.26f})));
      case "jpeg" ->
        ImageFolder.load(folder)
            .transform(
                Transforms.resize(64, 64, Interpolation.BILINEAR).then(Transforms.toTensor()));
      case "mnist" -> digits(folder);
      case "mnist-cached" -> digits(folder).cache();
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static Dataset<float[], Integer> digits(Path folder) throws IOException {
    return Mnist.test(folder)
        .transform(Transforms.toTensor().then(Transforms.normalize(0.1307f, 0.3081f)));
  }

  /** Goes through an epoch; the number of examples. */
  static int epoch(CollatedLoader<float[], int[]> loader) {
    int examples = 0;
    for (Example<float[], int[]> batch : loader) {
      examples += batch.target().length;
    }
    return examples;
  }
}
