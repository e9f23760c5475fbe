package app;

import dev.lathe.data.Dataset;
import dev.lathe.data.Example;
import dev.lathe.nn.CrossEntropyLoss;
import dev.lathe.nn.Layer;
import dev.lathe.nn.Linear;
import dev.lathe.nn.Network;
import dev.lathe.nn.Tanh;
import dev.lathe.optim.Adam;
import dev.lathe.optim.Training;
import dev.lathe.runtime.Evaluation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Learns a gate, saves it, loads it and asks it. */
public final class Gates {
  record Inputs(boolean left, boolean right) {}

  enum State { OFF, ON }

  @Network(features = Inputs.class, labels = State.class)
  @CrossEntropyLoss
  @Adam(lr = 0.05f)
  @Training(epochs = 200, batchSize = 4)
  static class Xor {
    @Linear(8) @Tanh Layer hidden;
    @Linear(2) Layer state;
  }

  public static void main(String[] args) throws IOException {
    Dataset<Inputs, State> table = Dataset.of(List.of(
        new Example<>(new Inputs(false, false), State.OFF),
        new Example<>(new Inputs(false, true), State.ON),
        new Example<>(new Inputs(true, false), State.ON),
        new Example<>(new Inputs(true, true), State.OFF)));
    System.out.println(Gates_XorModel.SUMMARY);
    Gates_XorModel model = Gates_XorModel.create();
    model.fit(table);
    Path file = Path.of(args[0]);
    model.save(file);

    Gates_XorModel loaded = Gates_XorModel.load(file);
    System.out.println("true xor false is " + loaded.predict(new Inputs(true, false)));
    Evaluation evaluation = loaded.evaluate(table);
    System.out.printf(Locale.ROOT, "accuracy %.3f of %d%n", evaluation.accuracy(), evaluation.examples());
  }
}
