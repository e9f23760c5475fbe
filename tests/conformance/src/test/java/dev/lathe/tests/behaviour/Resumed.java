package dev.lathe.tests.behaviour;

import dev.lathe.data.Dataset;
import dev.lathe.tests.networks.Samples;
import dev.lathe.tests.networks.StripesModel;
import dev.lathe.train.Checkpoints;
import java.nio.file.Path;

/** A training to be killed: {@code <folder> <steps from checkpoint to checkpoint>}. Prints a hash of the weights in the end. */
final class Resumed {
  private Resumed() {}

  public static void main(String[] args) {
    Dataset<float[], Integer> data = Samples.pictures(1, 402);
    StripesModel model = StripesModel.create();
    model
        .training()
        .epochs(8)
        .workers(2)
        .checkpoints(Checkpoints.in(Path.of(args[0])).everySteps(Integer.parseInt(args[1])))
        .fit(data);
    System.out.println("weights " + WeightHash.hash(model.stateDict()));
  }
}
