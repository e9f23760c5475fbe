package dev.lathe.tests.parity;

import dev.lathe.nn.CrossEntropyLoss;
import dev.lathe.nn.Flatten;
import dev.lathe.nn.Layer;
import dev.lathe.nn.Linear;
import dev.lathe.nn.MSELoss;
import dev.lathe.nn.Network;
import dev.lathe.nn.ReLU;
import dev.lathe.nn.Sigmoid;
import dev.lathe.nn.Softmax;
import dev.lathe.nn.Tanh;
import dev.lathe.optim.Adam;
import dev.lathe.optim.SGD;
import dev.lathe.optim.Training;

/** The networks of {@code options.json}, one for each option of a layer, a loss or an optimizer. */
final class Options {
  private Options() {}

  @Network(input = 7)
  @CrossEntropyLoss(labelSmoothing = 0.1f)
  @SGD(lr = 0.1f)
  @Training(batchSize = 5, shuffle = false)
  static class LabelSmoothing {
    @Linear(9)
    @Tanh
    Layer hidden;

    @Linear(4)
    Layer logits;
  }

  @Network(input = 7)
  @CrossEntropyLoss(weight = {0.5f, 1, 2, 0.25f})
  @SGD(lr = 0.1f)
  @Training(batchSize = 5, shuffle = false)
  static class ClassWeights {
    @Linear(9)
    @Tanh
    Layer hidden;

    @Linear(4)
    Layer logits;
  }

  @Network(input = 7)
  @CrossEntropyLoss(
      labelSmoothing = 0.1f,
      weight = {0.5f, 1, 2, 0.25f})
  @SGD(lr = 0.1f)
  @Training(batchSize = 5, shuffle = false)
  static class SmoothingAndWeights {
    @Linear(9)
    @Tanh
    Layer hidden;

    @Linear(4)
    Layer logits;
  }

  @Network(input = 7)
  @CrossEntropyLoss
  @SGD(lr = 0.1f)
  @Training(batchSize = 5, shuffle = false)
  static class SgdPlain {
    @Linear(9)
    @Tanh
    Layer hidden;

    @Linear(4)
    Layer logits;
  }

  @Network(input = 7)
  @CrossEntropyLoss
  @SGD(lr = 0.1f, weightDecay = 0.01f)
  @Training(batchSize = 5, shuffle = false)
  static class SgdWeightDecay {
    @Linear(9)
    @Tanh
    Layer hidden;

    @Linear(4)
    Layer logits;
  }

  @Network(input = 7)
  @CrossEntropyLoss
  @SGD(lr = 0.1f, momentum = 0.9f, dampening = 0.3f, weightDecay = 0.01f)
  @Training(batchSize = 5, shuffle = false)
  static class SgdDampening {
    @Linear(9)
    @Tanh
    Layer hidden;

    @Linear(4)
    Layer logits;
  }

  @Network(input = 7)
  @CrossEntropyLoss
  @SGD(lr = 0.1f, momentum = 0.9f, nesterov = true)
  @Training(batchSize = 5, shuffle = false)
  static class SgdNesterov {
    @Linear(9)
    @Tanh
    Layer hidden;

    @Linear(4)
    Layer logits;
  }

  @Network(input = 7)
  @CrossEntropyLoss
  @SGD(lr = 0.1f, momentum = 0.9f, nesterov = true, weightDecay = 0.01f)
  @Training(batchSize = 5, shuffle = false)
  static class SgdNesterovWeightDecay {
    @Linear(9)
    @Tanh
    Layer hidden;

    @Linear(4)
    Layer logits;
  }

  @Network(input = 7)
  @CrossEntropyLoss
  @Adam
  @Training(batchSize = 5, shuffle = false)
  static class AdamDefaults {
    @Linear(9)
    @Tanh
    Layer hidden;

    @Linear(4)
    Layer logits;
  }

  @Network(input = 7)
  @CrossEntropyLoss
  @Adam(lr = 0.02f, beta1 = 0.8f, beta2 = 0.95f, eps = 1e-6f, weightDecay = 0.01f)
  @Training(batchSize = 5, shuffle = false)
  static class AdamOptions {
    @Linear(9)
    @Tanh
    Layer hidden;

    @Linear(4)
    Layer logits;
  }

  @Network(input = 7)
  @CrossEntropyLoss
  @SGD(lr = 0.1f)
  @Training(batchSize = 5, shuffle = false)
  static class ReluUnits {
    @Linear(9)
    @ReLU
    Layer hidden;

    @Linear(4)
    Layer logits;
  }

  @Network(input = 7)
  @CrossEntropyLoss
  @SGD(lr = 0.1f)
  @Training(batchSize = 5, shuffle = false)
  static class SigmoidUnits {
    @Linear(9)
    @Sigmoid
    Layer hidden;

    @Linear(4)
    Layer logits;
  }

  @Network(input = 7)
  @MSELoss
  @SGD(lr = 0.1f)
  @Training(batchSize = 5, shuffle = false)
  static class TanhUnits {
    @Linear(9)
    @Tanh
    Layer hidden;

    @Linear(4)
    @Tanh
    Layer logits;
  }

  @Network(input = 7)
  @MSELoss
  @SGD(lr = 0.1f)
  @Training(batchSize = 5, shuffle = false)
  static class SoftmaxUnits {
    @Linear(9)
    @Tanh
    Layer hidden;

    @Linear(4)
    @Softmax
    Layer logits;
  }

  @Network(input = 7)
  @CrossEntropyLoss
  @SGD(lr = 0.1f)
  @Training(batchSize = 5, shuffle = false)
  static class NoBias {
    @Linear(value = 9, bias = false)
    @Tanh
    Layer hidden;

    @Linear(value = 4, bias = false)
    Layer logits;
  }

  @Network(input = {3, 7})
  @CrossEntropyLoss
  @SGD(lr = 0.1f)
  @Training(batchSize = 5, shuffle = false)
  static class LastDimension {
    @Linear(9)
    @Tanh
    Layer hidden;

    @Flatten
    Layer flat;

    @Linear(4)
    Layer logits;
  }

  @Network(input = {2, 3, 7})
  @CrossEntropyLoss
  @SGD(lr = 0.1f)
  @Training(batchSize = 5, shuffle = false)
  static class FlattenStart {
    @Flatten(startDim = 2)
    Layer flat;

    @Linear(9)
    @Tanh
    Layer hidden;

    @Flatten
    Layer row;

    @Linear(4)
    Layer logits;
  }

  @Network(input = {2, 3, 7})
  @CrossEntropyLoss
  @SGD(lr = 0.1f)
  @Training(batchSize = 5, shuffle = false)
  static class FlattenEnd {
    @Flatten(endDim = 2)
    Layer flat;

    @Linear(9)
    @Tanh
    Layer hidden;

    @Flatten
    Layer row;

    @Linear(4)
    Layer logits;
  }

  @Network(input = {2, 3, 2, 7})
  @CrossEntropyLoss
  @SGD(lr = 0.1f)
  @Training(batchSize = 5, shuffle = false)
  static class FlattenBetween {
    @Flatten(startDim = 2, endDim = 3)
    Layer flat;

    @Linear(9)
    @Tanh
    Layer hidden;

    @Flatten
    Layer row;

    @Linear(4)
    Layer logits;
  }
}
