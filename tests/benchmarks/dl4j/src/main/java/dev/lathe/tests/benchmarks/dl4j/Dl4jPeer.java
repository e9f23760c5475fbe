package dev.lathe.tests.benchmarks.dl4j;

import dev.lathe.tests.benchmarks.Examples;
import dev.lathe.tests.benchmarks.Peer;
import dev.lathe.tests.benchmarks.Task;
import java.io.IOException;
import java.nio.file.Path;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** DL4J's own {@code fit} and {@code output}. Training batches are arrays of ND4J beforehand. */
public final class Dl4jPeer implements Peer {
  private final Task task;
  private final Examples data;
  private final MultiLayerNetwork network;

  /** The same weights, without the loss behind the scores. */
  private final MultiLayerNetwork scores;

  private final INDArray[] inputs = new INDArray[Examples.BATCHES];
  private final INDArray[] targets = new INDArray[Examples.BATCHES];

  public Dl4jPeer(Task task, Path file) throws IOException {
    this.task = task;
    data = new Examples(task);
    network = new MultiLayerNetwork(Dl4jNetworks.of(task, true));
    network.init();
    Dl4jWeights.read(task, network, file);
    scores = new MultiLayerNetwork(Dl4jNetworks.of(task, false));
    scores.init(network.params(), false);
  }

  private INDArray input(int from, int examples) {
    long[] shape = task.shape(examples);
    return task.tokens()
        ? Nd4j.createFromArray(data.tokens(from, examples)).reshape(shape)
        : Nd4j.create(data.numbers(from, examples), shape);
  }

  @Override
  public float[] predict(int examples) {
    INDArray output = scores.output(input(0, examples));
    if (task.places() > 1) { // rows are places, and all examples' first place comes first
      output = output.reshape(task.places(), examples, task.classes()).permute(1, 0, 2);
    }
    return output.dup('c').data().asFloat();
  }

  @Override
  public double train(int steps) {
    if (inputs[0] == null) {
      prepare();
    }
    double sum = 0;
    for (int step = 0; step < steps; step++) {
      network.fit(inputs[step % Examples.BATCHES], targets[step % Examples.BATCHES]);
      sum += network.score();
    }
    return sum / steps / task.places();
  }

  private void prepare() {
    for (int batch = 0; batch < Examples.BATCHES; batch++) {
      int from = batch * task.batch();
      inputs[batch] = input(from, task.batch());
      targets[batch] = oneHot(data.targets(from, task.batch()));
    }
  }

  /** Examples by classes, and by places behind them where there are several. */
  private INDArray oneHot(int[] classes) {
    float[] hot = new float[classes.length * task.classes()];
    for (int at = 0; at < classes.length; at++) {
      hot[at * task.classes() + classes[at]] = 1;
    }
    INDArray rows = Nd4j.create(hot, new long[] {classes.length, task.classes()});
    return task.places() == 1
        ? rows
        : rows.reshape(task.batch(), task.places(), task.classes())
            .permute(0, 2, 1)
            .dup('f');
  }

  @Override
  public void close() {
    network.close();
  }
}
