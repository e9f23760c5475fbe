package dev.lathe.tests.benchmarks.dl4j;

import dev.lathe.tests.benchmarks.Task;
import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.RnnLossLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToRnnPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.RnnToFeedForwardPreProcessor;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** The networks of {@code networks} in DL4J's layers. */
final class Dl4jNetworks {
  private static final int WORDS = 40;

  private Dl4jNetworks() {}

  /** With the loss behind the scores, or ending in the scores. */
  static MultiLayerConfiguration of(Task task, boolean training) {
    NeuralNetConfiguration.ListBuilder builder = new NeuralNetConfiguration.Builder()
        .updater(updater(task))
        .activation(Activation.IDENTITY)
        .list();
    List<Layer> layers = layers(task);
    layers.forEach(builder::layer);
    if (training) {
      builder.layer(loss(task));
    }
    reshape(task, builder, training);
    return builder.validateOutputLayerConfig(false).build();
  }

  /** DL4J has momentum in Nesterov's form only. */
  private static IUpdater updater(Task task) {
    return task == Task.DIGITS ? new Nesterovs(0.05, 0.9) : new Adam(1e-3);
  }

  private static List<Layer> layers(Task task) {
    return switch (task) {
      case DIGITS ->
        List.of(hidden(784, 512), hidden(512, 512), dense(512, 10, Activation.IDENTITY));
      case LENET ->
        List.of(
            convolution(1, 6, 2),
            pool(),
            convolution(6, 16, 0),
            pool(),
            hidden(400, 120),
            hidden(120, 84),
            dense(84, 10, Activation.IDENTITY));
      case TABULAR -> List.of(hidden(64, 1024), dense(1024, 2, Activation.IDENTITY));
      case TAGGER -> List.of(words(), lstm(), dense(256, 17, Activation.IDENTITY));
      default -> throw new IllegalArgumentException(task + " is not written for DL4J");
    };
  }

  private static Layer hidden(int from, int to) {
    return dense(from, to, Activation.RELU);
  }

  private static Layer dense(int from, int to, Activation activation) {
    return new DenseLayer.Builder().nIn(from).nOut(to).activation(activation).build();
  }

  private static Layer convolution(int from, int to, int padding) {
    return new ConvolutionLayer.Builder(5, 5)
        .nIn(from)
        .nOut(to)
        .padding(padding, padding)
        .activation(Activation.RELU)
        .build();
  }

  private static Layer pool() {
    return new SubsamplingLayer.Builder(PoolingType.MAX)
        .kernelSize(2, 2)
        .stride(2, 2)
        .build();
  }

  private static Layer words() {
    return new EmbeddingSequenceLayer.Builder()
        .nIn(2000)
        .nOut(64)
        .inputLength(WORDS)
        .hasBias(false)
        .build();
  }

  private static Layer lstm() {
    Layer layer =
        new LSTM.Builder().nIn(64).nOut(128).activation(Activation.TANH).build();
    return new Bidirectional(Bidirectional.Mode.CONCAT, layer);
  }

  private static Layer loss(Task task) {
    return task == Task.TAGGER
        ? new RnnLossLayer.Builder(LossFunction.MCXENT)
            .activation(Activation.SOFTMAX)
            .build()
        : new LossLayer.Builder(LossFunction.MCXENT)
            .activation(Activation.SOFTMAX)
            .build();
  }

  private static void reshape(
      Task task, NeuralNetConfiguration.ListBuilder builder, boolean training) {
    if (task == Task.LENET) {
      builder.inputPreProcessor(4, new CnnToFeedForwardPreProcessor(5, 5, 16));
    }
    if (task == Task.TAGGER) {
      builder.inputPreProcessor(2, new RnnToFeedForwardPreProcessor());
      if (training) {
        builder.inputPreProcessor(3, new FeedForwardToRnnPreProcessor());
      }
    }
  }
}
