package dev.lathe.samples.quickstart;

import dev.lathe.data.Dataset;
import dev.lathe.data.Example;
import dev.lathe.io.PathChecks;
import dev.lathe.runtime.Evaluation;
import dev.lathe.runtime.Prediction;
import dev.lathe.vision.Image;
import dev.lathe.vision.ImageGrid;
import dev.lathe.vision.Mnist;
import dev.lathe.vision.SyntheticDigits;
import dev.lathe.vision.Transforms;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Looks at the data, trains, saves, loads and predicts. With {@code -Dlathe.data=<folder>} the pictures are IDX files such as MNIST's, else digits
 * that are drawn on demand.
 */
public final class Quickstart {
  private Quickstart() {}

  /** The only argument is the folder to write to; without one it is {@code quickstart} where the program was started. */
  public static void main(String[] arguments) {
    try {
      String where = arguments.length == 0 ? "quickstart" : arguments[0];
      run(PathChecks.makeFolder(Path.of(where)));
    } catch (IOException | IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      System.err.println(message.startsWith("[L") ? message : e); // some of Java's are but a path
      System.exit(1);
    }
  }

  private static void run(Path out) throws IOException {
    String folder = System.getProperty("lathe.data");
    Dataset<Image, Integer> pictures =
        folder == null ? SyntheticDigits.train() : Mnist.train(Path.of(folder));
    Dataset<Image, Integer> testPictures =
        folder == null ? SyntheticDigits.test() : Mnist.test(Path.of(folder));
    ImageGrid.of(pictures, 4, 8).writePng(out.resolve("digits.png"));
    System.out.println("a look at the data: " + out.resolve("digits.png"));

    Dataset<float[], Integer> train = pictures.transform(Transforms.toTensor());
    Dataset<float[], Integer> test = testPictures.transform(Transforms.toTensor());
    Path weights = trainAndSave(train, test, out.resolve("digits.safetensors"));
    loadAndPredict(weights, test);
  }

  private static Path trainAndSave(
      Dataset<float[], Integer> train, Dataset<float[], Integer> test, Path file)
      throws IOException {
    DigitsModel model = DigitsModel.create();
    System.out.println(DigitsModel.SUMMARY);
    model.fit(train, test);
    model.save(file);
    System.out.println("saved " + file);
    return file;
  }

  private static void loadAndPredict(Path weights, Dataset<float[], Integer> test)
      throws IOException {
    DigitsModel model = DigitsModel.load(weights);
    Evaluation evaluation = model.evaluate(test);
    System.out.println(evaluation.confusionMatrix());
    System.out.printf(
        "accuracy %.2f %%, average loss %.4f%n", 100 * evaluation.accuracy(), evaluation.loss());
    Example<float[], Integer> first = test.get(0);
    Prediction<Digits.Digit> prediction = model.classify(first.input());
    System.out.printf(
        "the first test picture is predicted as %s (%.1f %%), it shows %s%n",
        prediction.label(), 100 * prediction.probability(), Digits.Digit.values()[first.target()]);
  }
}
