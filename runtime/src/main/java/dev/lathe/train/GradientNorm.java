package dev.lathe.train;

import dev.lathe.io.TensorData;

/** Watches the 2-norm of all gradients together, as {@code torch.nn.utils.get_total_norm} has it; in double precision, before they are clipped. */
public final class GradientNorm implements Callback {
  private final double limit;
  private double last = Double.NaN;
  private double largest;

  private GradientNorm(double limit) {
    this.limit = limit;
  }

  /** Only watches: {@link #last} and {@link #largest} say what it has seen. */
  public static GradientNorm watch() {
    return new GradientNorm(Double.POSITIVE_INFINITY);
  }

  /** Ends the training after a step whose norm is beyond a limit. */
  public static GradientNorm stopAbove(double limit) {
    return new GradientNorm(limit);
  }

  /** Norm of the last step; NaN before the first. */
  public double last() {
    return last;
  }

  /** The largest of this training. */
  public double largest() {
    return largest;
  }

  @Override
  public boolean needsGradients() {
    return true;
  }

  @Override
  public void onStart(TrainingRun run) {
    last = Double.NaN;
    largest = 0;
  }

  @Override
  public void onGradients(TrainingRun run) {
    double sum = 0;
    for (TensorData gradient : run.gradients().values()) {
      for (float value : gradient.toArray()) {
        sum += (double) value * value;
      }
    }
    last = Math.sqrt(sum);
    largest = Math.max(largest, last);
    if (last > limit) {
      run.stop("the norm of the gradients is " + last + ", more than " + limit);
    }
  }
}
