package dev.lathe.samples.spokendigits;

import dev.lathe.audio.Audio;
import dev.lathe.data.Dataset;
import dev.lathe.data.Example;
import dev.lathe.runtime.Evaluation;
import dev.lathe.runtime.Prediction;
import dev.lathe.vision.ImageGrid;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Looks at recordings as spectrograms, trains on them, saves, loads and predicts. */
public final class Main {
  private static final String USAGE = """
      usage: java -jar lathe-sample-spoken-digits.jar FOLDER [OUT]
        FOLDER  recordings named DIGIT_anything.wav, such as those of the Free Spoken Digit Dataset:
                git clone https://github.com/Jakobovski/free-spoken-digit-dataset, folder recordings
        OUT     where spectrograms.png, predictions.png and spoken-digits.safetensors go;
                "spoken-digits" if left out""";

  private Main() {}

  /** A folder with WAV files, and the folder to write to. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length < 1 || arguments.length > 2) {
      System.err.println(USAGE);
      System.exit(2);
    }
    Path out = Path.of(arguments.length == 1 ? "spoken-digits" : arguments[1]);
    var parts = Recordings.load(Path.of(arguments[0])).randomSplit(1L, 0.8, 0.2);
    Dataset<Audio, Integer> train = parts.get(0);
    Dataset<Audio, Integer> validation = parts.get(1);
    System.out.printf(
        "%d recordings to learn from, %d to check with%n", train.size(), validation.size());
    Path look = out.resolve("spectrograms.png");
    ImageGrid.of(train.transform(Recordings.MEL.then(Recordings::picture)), 4, 8)
        .writePng(look);
    System.out.println("a look at the data: " + look);

    SpokenDigitsModel model = SpokenDigitsModel.create();
    System.out.println(SpokenDigitsModel.SUMMARY);
    model.fit(train.transform(Recordings.PREPARE), validation.transform(Recordings.PREPARE));
    Path weights = out.resolve("spoken-digits.safetensors");
    model.save(weights);
    System.out.println("saved " + weights);
    show(SpokenDigitsModel.load(weights), validation, out.resolve("predictions.png"));
  }

  private static void show(SpokenDigitsModel model, Dataset<Audio, Integer> recordings, Path file)
      throws IOException {
    Evaluation evaluation = model.evaluate(recordings.transform(Recordings.PREPARE));
    System.out.println(evaluation.confusionMatrix());
    System.out.printf("accuracy %.2f %%%n", 100 * evaluation.accuracy());
    List<Example<Audio, String>> shown = new ArrayList<>();
    for (int i = 0; i < Math.min(32, recordings.size()); i++) {
      Audio recording = recordings.get(i).input();
      Prediction<Integer> found = model.classify(Recordings.PREPARE.apply(recording));
      int actual = recordings.get(i).target();
      shown.add(
          new Example<>(recording, found.label() == actual ? "" + found : found + " is " + actual));
    }
    Dataset<Audio, String> captioned = Dataset.of(shown);
    ImageGrid.of(captioned.transform(Recordings.MEL.then(Recordings::picture)), 4, 8)
        .writePng(file);
    System.out.println("a look at the first predictions: " + file);
  }
}
