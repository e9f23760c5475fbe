package dev.lathe.samples.tabular;

import dev.lathe.data.Csv;
import dev.lathe.data.CsvReader;
import dev.lathe.data.Dataset;
import dev.lathe.runtime.ConfusionMatrix;
import dev.lathe.runtime.Evaluation;
import java.io.IOException;
import java.nio.file.Path;

/** Reads the passengers of the Titanic, fills in what is missing, trains, saves, loads, and asks for two passengers. */
public final class Main {
  private static final String USAGE = """
      usage: java -jar lathe-sample-tabular.jar FILE [OUT]
        FILE  titanic.csv, with a header line and the columns Survived, Pclass, Sex, Age, SibSp, Parch,
              Fare and Embarked: train.csv of https://www.kaggle.com/c/titanic/data
        OUT   where data.html and titanic.safetensors go; "tabular" if left out""";

  private Main() {}

  /** A CSV file, and the folder to write to. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length < 1 || arguments.length > 2) {
      System.err.println(USAGE);
      System.exit(2);
    }
    Path out = Path.of(arguments.length == 1 ? "tabular" : arguments[1]);
    Path file = Path.of(arguments[0]);
    CsvReader reader = Csv.reader().fillMean(file, "Age").fill("Embarked", "UNKNOWN");
    var parts = reader
        .read(file, Passenger.class, "Survived")
        .targetTransform(Main::fate)
        .randomSplit(1L, 0.8, 0.2);
    Dataset<Passenger, Titanic.Fate> train = parts.get(0);
    Dataset<Passenger, Titanic.Fate> validation = parts.get(1);
    System.out.printf(
        "%d passengers to learn from, %d to check with%n", train.size(), validation.size());
    Path page = out.resolve("data.html");
    train.report(page);
    System.out.println("a look at the data: " + page);

    TitanicModel model = TitanicModel.create();
    System.out.println(TitanicModel.SUMMARY);
    model.fit(train, validation);
    Path weights = out.resolve("titanic.safetensors");
    model.save(weights);
    System.out.println("saved " + weights);
    show(TitanicModel.load(weights), validation);
  }

  private static Titanic.Fate fate(float[] survived) {
    return Titanic.Fate.values()[(int) survived[0]];
  }

  private static void show(TitanicModel model, Dataset<Passenger, Titanic.Fate> passengers) {
    Evaluation evaluation = model.evaluate(passengers);
    ConfusionMatrix matrix = evaluation.confusionMatrix();
    int survived = Titanic.Fate.SURVIVED.ordinal();
    System.out.println(matrix);
    System.out.printf(
        "accuracy %.1f %%, loss %.3f; of SURVIVED: precision %.1f %%, recall %.1f %%%n",
        100 * evaluation.accuracy(),
        evaluation.loss(),
        100 * matrix.precision(survived),
        100 * matrix.recall(survived));
    Passenger lady = new Passenger(1, Passenger.Sex.FEMALE, 30, 1, 0, 80, Passenger.Port.C);
    Passenger man = new Passenger(3, Passenger.Sex.MALE, 30, 0, 0, 8, Passenger.Port.S);
    System.out.println("a lady in first class: " + model.classify(lady));
    System.out.println("a man in third class: " + model.classify(man));
  }
}
