package dev.lathe.samples.shipping;

import dev.lathe.data.Csv;
import dev.lathe.data.Dataset;
import java.io.IOException;
import java.nio.file.Path;

/** Trains the network, and writes the weights that are compiled into its predictor. Not part of the jar. */
public final class Train {
  private static final String USAGE = """
      usage: java -cp ... dev.lathe.samples.shipping.Train FILE WEIGHTS
        FILE     iris.csv of https://github.com/mwaskom/seaborn-data, with columns that are called
                 sepalLength, sepalWidth, petalLength, petalWidth and species
        WEIGHTS  the file to write: src/main/resources/iris.safetensors""";

  private Train() {}

  /** A CSV file, and the file to write. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 2) {
      System.err.println(USAGE);
      System.exit(2);
    }
    Dataset<Flower, Species> flowers =
        Csv.read(Path.of(arguments[0]), Flower.class, "species", Species.class);
    IrisModel model = IrisModel.create();
    model.fit(flowers);
    model.save(Path.of(arguments[1]));
    System.out.printf(
        "saved %s, accuracy %.1f %%%n",
        arguments[1], 100 * model.evaluate(flowers).accuracy());
  }
}
