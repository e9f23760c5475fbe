package dev.lathe.samples.tabular;

import dev.lathe.data.Csv;
import dev.lathe.data.Dataset;
import dev.lathe.runtime.ConfusionMatrix;
import dev.lathe.runtime.Evaluation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** Reads the passengers of the Titanic, fills in what is missing, trains, saves, loads, and asks for two passengers. */
public final class Main {
  private static final String USAGE = """
      usage: java -jar lathe-sample-tabular.jar FILE [OUT]
        FILE  titanic.csv, with a header line and the columns Survived, Pclass, Sex, Age, SibSp, Parch,
              Fare and Embarked: train.csv of https://www.kaggle.com/c/titanic/data
        OUT   where titanic.safetensors goes; "tabular" if left out""";

  private Main() {}

  /** A CSV file, and the folder to write to. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length == 0) {
      System.err.println(USAGE);
      System.exit(2);
    }
    Path out = Path.of(arguments.length == 1 ? "tabular" : arguments[1]);
    Dataset<Row, Titanic.Fate> rows =
        Csv.read(Path.of(arguments[0]), Row.class, "Survived").targetTransform(Main::fate);
    List<Dataset<Row, Titanic.Fate>> parts = rows.randomSplit(1L, 0.8, 0.2);
    double age = Row.meanAge(inputs(parts.get(0)));
    Dataset<Passenger, Titanic.Fate> train = parts.get(0).transform(row -> row.passenger(age));
    Dataset<Passenger, Titanic.Fate> validation = parts.get(1).transform(row -> row.passenger(age));
    System.out.printf(
        "%d passengers to learn from, %d to check with; mean age %.1f%n",
        train.size(), validation.size(), age);

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

  private static List<Row> inputs(Dataset<Row, Titanic.Fate> rows) {
    return IntStream.range(0, rows.size()).mapToObj(i -> rows.get(i).input()).toList();
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
    Passenger lady = new Passenger(
        Passenger.Ticket.FIRST, Passenger.Sex.FEMALE, 30, true, 1, 80, Passenger.Port.C);
    Passenger man =
        new Passenger(Passenger.Ticket.THIRD, Passenger.Sex.MALE, 30, true, 0, 8, Passenger.Port.S);
    System.out.println("a lady in first class: " + model.classify(lady));
    System.out.println("a man in third class: " + model.classify(man));
  }
}
