package dev.lathe.samples.cifar;

import dev.lathe.data.Dataset;
import dev.lathe.data.Example;
import dev.lathe.data.Transform;
import dev.lathe.io.PathChecks;
import dev.lathe.report.Report;
import dev.lathe.runtime.Evaluation;
import dev.lathe.vision.Cifar10;
import dev.lathe.vision.Image;
import dev.lathe.vision.ImageGrid;
import dev.lathe.vision.Transforms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Augments and trains on CIFAR-10's pictures, saves, loads, and shows the first predictions. */
public final class Main {
  private static final String USAGE = """
      usage: java -jar lathe-sample-cifar.jar FOLDER [OUT]
        FOLDER  data_batch_1.bin to data_batch_5.bin of CIFAR-10, or some of them, gzipped or not:
                unpack https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz
        OUT     where data.html, predictions.png and cifar.safetensors go; "cifar" if left out""";

  private static final Transform<float[], float[]> NORMALIZE = Transforms.normalize(
      new float[] {0.491f, 0.482f, 0.447f}, new float[] {0.247f, 0.243f, 0.262f});

  private static final Transform<Image, float[]> PREPARE = Transforms.toTensor().then(NORMALIZE);

  private static final Transform<Image, float[]> AUGMENT =
      Transforms.randomCrop(32, 4).then(Transforms.randomHorizontalFlip(0.5)).then(PREPARE);

  private Main() {}

  /** A folder with CIFAR-10's binary files, and the folder to write to. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length < 1 || arguments.length > 2) {
      System.err.println(USAGE);
      System.exit(2);
    }
    Path out = Path.of(arguments.length == 1 ? "cifar" : arguments[1]);
    List<Dataset<Image, Integer>> parts = load(Path.of(arguments[0])).randomSplit(1L, 0.85, 0.15);
    Dataset<Image, Integer> train = parts.get(0);
    Dataset<Image, Integer> validation = parts.get(1);
    System.out.printf(
        "%d pictures to learn from, %d to check with%n", train.size(), validation.size());

    look(train, out.resolve("data.html"));

    Path weights = out.resolve("cifar.safetensors");
    train(train, validation, weights);
    show(CifarModel.load(weights), validation, out.resolve("predictions.png"));
  }

  private static Dataset<Image, Integer> load(Path folder) throws IOException {
    PathChecks.requireFolder(folder, "a folder of CIFAR-10's files");
    try (Stream<Path> files = Files.list(folder)) {
      Path[] batches = files
          .filter(file -> file.getFileName().toString().matches("data_batch_\\d\\.bin(\\.gz)?"))
          .sorted()
          .toArray(Path[]::new);
      if (batches.length == 0) {
        String expected = "data_batch_1.bin or data_batch_1.bin.gz in " + folder;
        throw PathChecks.missing(folder, expected, "none", "unpack cifar-10-binary.tar.gz there");
      }
      return Cifar10.load(batches[0], Arrays.copyOfRange(batches, 1, batches.length));
    }
  }

  private static void look(Dataset<Image, Integer> pictures, Path page) throws IOException {
    List<String> names = Stream.of(Cifar.Label.values()).map(Enum::name).toList();
    Report.of(pictures).labels(names).write(page);
    System.out.println("a look at the data: " + page);
  }

  private static void train(
      Dataset<Image, Integer> train, Dataset<Image, Integer> validation, Path weights)
      throws IOException {
    CifarModel model = CifarModel.create();
    System.out.println(CifarModel.SUMMARY);
    model.fit(train.transform(AUGMENT), validation.transform(PREPARE));
    model.save(weights);
    System.out.println("saved " + weights);
  }

  private static void show(CifarModel model, Dataset<Image, Integer> pictures, Path file)
      throws IOException {
    Evaluation evaluation = model.evaluate(pictures.transform(PREPARE));
    System.out.println(evaluation.confusionMatrix());
    System.out.printf("accuracy %.2f %%%n", 100 * evaluation.accuracy());
    ImageGrid.of(captioned(model, pictures, 40), 5, 8).scale(4).writePng(file);
    System.out.println("a look at the first predictions: " + file);
  }

  /** The first pictures, with what they were taken for. */
  private static Dataset<Image, String> captioned(
      CifarModel model, Dataset<Image, Integer> pictures, int count) {
    List<Example<Image, String>> shown = new ArrayList<>();
    for (int i = 0; i < Math.min(count, pictures.size()); i++) {
      Image picture = pictures.get(i).input();
      Cifar.Label found = model.predict(PREPARE.apply(picture));
      Cifar.Label actual = Cifar.Label.values()[pictures.get(i).target()];
      shown.add(new Example<>(picture, caption(found, actual)));
    }
    return Dataset.of(shown);
  }

  /** What the picture was taken for, and in brackets what it shows if that is something else. */
  private static String caption(Cifar.Label found, Cifar.Label actual) {
    String caption = found == actual ? found.name() : found + " (" + actual + ")";
    return caption.toLowerCase(Locale.ROOT);
  }
}
