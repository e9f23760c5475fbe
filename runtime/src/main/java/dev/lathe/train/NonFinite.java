package dev.lathe.train;

import dev.lathe.io.TensorData;
import dev.lathe.runtime.Message;
import dev.lathe.runtime.TrainingException;
import java.util.Map;

/**
 * Looks for numbers that are not finite before each step, and ends a training with an exception that names the first layer with one: PyTorch's {@code detect_anomaly}, Keras's
 * {@code TerminateOnNaN}. For finding out; it takes time in every step.
 *
 * <p>Without it, {@code fit} ends as well when the loss is no longer finite, but only after the step, which has then spoilt all weights.
 */
public final class NonFinite implements Callback {
  private NonFinite() {}

  /** One that throws {@link TrainingException} ({@code L204}). */
  public static NonFinite stop() {
    return new NonFinite();
  }

  @Override
  public boolean needsGradients() {
    return true;
  }

  @Override
  public void onGradients(TrainingRun run) {
    Map<String, TensorData> weights = run.model().stateDict();
    weights.forEach((name, tensor) -> require(tensor, "the weights of", name, ""));
    String largest = largest(weights);
    run.gradients()
        .forEach((name, tensor) -> require(
            tensor,
            "the gradients of",
            name,
            "; all weights are finite, the largest are " + largest));
  }

  private static void require(TensorData tensor, String what, String name, String more) {
    float[] values = tensor.toArray();
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw new TrainingException(Message.of(
            "L204",
            "finite numbers in " + what + " " + name,
            values[i] + " at element " + i + more,
            "take a smaller learning rate or @Training(gradientClipNorm), and look for values in"
                + " the data that are not finite"));
      }
    }
  }

  private static String largest(Map<String, TensorData> weights) {
    String where = "none";
    float most = -1;
    for (Map.Entry<String, TensorData> entry : weights.entrySet()) {
      for (float value : entry.getValue().toArray()) {
        if (Math.abs(value) > most) {
          most = Math.abs(value);
          where = entry.getKey();
        }
      }
    }
    return "those of " + where + ", up to " + most;
  }
}
