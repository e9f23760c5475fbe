package dev.lathe.vision;

import dev.lathe.data.Chance;
import dev.lathe.data.Dataset;
import dev.lathe.data.Example;
import dev.lathe.runtime.Message;

/**
 * Examples mixed with others of the same data set, and their labels likewise: H. Zhang and others, "mixup: beyond empirical risk minimization" (2018), and S. Yun and others, "CutMix" (2019), as
 * in torchvision's {@code v2.MixUp} and {@code v2.CutMix}. Targets become a share for each class; together they are 1.
 *
 * <p>{@code @CrossEntropyLoss} takes such shares in a method {@code loss} of the network, as {@code torch.nn.CrossEntropyLoss} takes probabilities. Its
 * weights fit the same network with the annotation on the class, which takes class numbers and counts right answers:
 *
 * <pre>{@code
 * @Network(input = {28, 28})
 * @SGD(lr = 0.05f, momentum = 0.9f)
 * class MixedDigits {
 *   @Flatten Layer flatten;
 *   @Linear(10) Layer logits;
 *   @CrossEntropyLoss Loss entropy;
 *
 *   Tensor loss(Tensor output, @Input(10) Tensor shares) {
 *     return entropy.forward(output, shares);
 *   }
 * }
 *
 * Dataset<float[], float[]> mixed = new MixUp(10, 0.2).blend(train.transform(Transforms.toTensor()));
 * model.fit(mixed);
 * }</pre>
 *
 * <p>torchvision mixes examples of one batch; here each example is mixed with one that is drawn from the whole data set, so that it does not depend on batches. See {@link Chance}.
 *
 * @param classes number of classes, at least 2
 * @param alpha of the Beta distribution that shares are drawn from, above 0, at most 2; small ones leave most examples almost as they are. 0.2 is common for {@code blend}, 1 for {@code cut}
 */
public record MixUp(int classes, double alpha) {

  private static final int ATTEMPTS = 1000; // one of six succeeds with an alpha of 2

  /** Checks both, L212. */
  public MixUp {
    if (classes < 2 || !(alpha > 0 && alpha <= 2)) {
      throw new IllegalArgumentException(Message.of(
          "L212",
          "at least 2 classes, and an alpha above 0 and at most 2",
          classes + " and " + alpha,
          "new MixUp(10, 0.2) is common"));
    }
  }

  /** MixUp: each value is the sum of both examples' values, in shares that are drawn. */
  public Dataset<float[], float[]> blend(Dataset<float[], Integer> data) {
    return new Mixed(data, (one, other) -> {
      requireAlike(one, other);
      double share = beta();
      float[] sum = new float[one.length];
      for (int i = 0; i < sum.length; i++) {
        sum[i] = (float) (share * one[i] + (1 - share) * other[i]);
      }
      return new Example<>(sum, share);
    });
  }

  /**
   * CutMix: a rectangle of the other picture is put in. Its area is a share that is drawn, less what is beyond the edges.
   *
   * @param data pictures of {@code channels x height x width}
   * @param height of the pictures, at least 1
   * @param width of the pictures, at least 1
   */
  public Dataset<float[], float[]> cut(Dataset<float[], Integer> data, int height, int width) {
    return new Mixed(data, (one, other) -> {
      requireSize(one.length, height, width);
      requireAlike(one, other);
      double half = 0.5 * Math.sqrt(1 - beta());
      int x = Chance.below(width);
      int y = Chance.below(height);
      int left = Math.max(0, x - (int) (half * width));
      int right = Math.min(width, x + (int) (half * width));
      int top = Math.max(0, y - (int) (half * height));
      int bottom = Math.min(height, y + (int) (half * height));
      float[] put = one.clone();
      for (int row = 0; row < one.length / width; row++) {
        if (row % height >= top && row % height < bottom) {
          System.arraycopy(other, row * width + left, put, row * width + left, right - left);
        }
      }
      return new Example<>(put, 1 - (double) (right - left) * (bottom - top) / (height * width));
    });
  }

  private static void requireAlike(float[] one, float[] other) {
    if (one.length != other.length) {
      throw new IllegalArgumentException(Message.of(
          "L201",
          "examples of one size, to be mixed",
          one.length + " and " + Message.count(other.length, "number"),
          "resize or crop the pictures first: Transforms.randomResizedCrop"));
    }
  }

  private static void requireSize(int length, int height, int width) {
    if (height < 1 || width < 1 || length % ((long) height * width) != 0) {
      throw new IllegalArgumentException(Message.of(
          "L201",
          "pictures of whole planes of " + height + " x " + width,
          Message.count(length, "number"),
          "give the height and width of the pictures as they are here"));
    }
  }

  /** Of Beta(alpha, alpha): M. D. Jöhnk, "Erzeugung von betaverteilten und gammaverteilten Zufallszahlen" (1964). */
  private double beta() {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      double x = Math.pow(Chance.uniform(), 1 / alpha);
      double y = Math.pow(Chance.uniform(), 1 / alpha);
      if (x + y > 0 && x + y <= 1) {
        return x / (x + y);
      }
    }
    return 0.5; // where no loader reads, all numbers are the same
  }

  /** Two inputs made one. */
  private interface Mixer {
    /** What is made, and the share of the first in it. */
    Example<float[], Double> mix(float[] one, float[] other);
  }

  private final class Mixed implements Dataset<float[], float[]> {
    private final Dataset<float[], Integer> data;
    private final Mixer mixer;

    Mixed(Dataset<float[], Integer> data, Mixer mixer) {
      this.data = data;
      this.mixer = mixer;
    }

    @Override
    public int size() {
      return data.size();
    }

    @Override
    public Example<float[], float[]> get(int index) {
      Example<float[], Integer> one = data.get(index);
      Example<float[], Integer> other = data.get(Chance.below(data.size()));
      Example<float[], Double> mixture = mixer.mix(one.input(), other.input());
      float[] target = new float[classes];
      target[known(one.target())] += (float) (double) mixture.target();
      target[known(other.target())] += (float) (1 - mixture.target());
      return new Example<>(mixture.input(), target);
    }

    private int known(int label) {
      if (label < 0 || label >= classes) {
        throw new IllegalArgumentException(Message.of(
            "L202",
            "a class number from 0 to " + (classes - 1),
            String.valueOf(label),
            "say the number of classes to new MixUp(classes, alpha)"));
      }
      return label;
    }
  }
}
