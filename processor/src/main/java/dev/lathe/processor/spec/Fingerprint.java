package dev.lathe.processor.spec;

import dev.lathe.processor.spec.NetworkSpec.Features;
import dev.lathe.processor.spec.NetworkSpec.Labels;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Sixteen hexadecimal digits that change when the meaning of saved weights does: with layers, their options and order, the input, features or labels; not with
 * the loss, the optimizer or the training settings.
 */
public final class Fingerprint {
  private static final int DIGITS = 16;

  private Fingerprint() {}

  public static String of(NetworkSpec network) {
    StringBuilder text = new StringBuilder("lathe 1\n" + inputs(network));
    for (LayerSpec layer : network.layers()) {
      text.append(layer.name())
          .append(options(layer.layer()))
          .append(options(layer.activation()))
          .append('\n');
    }
    Features features = network.features();
    text.append(features == null ? "" : "features " + features.components() + "\n");
    Labels labels = network.labels();
    text.append(labels == null ? "" : "labels " + labels.constants() + "\n");
    return digest(text.toString());
  }

  private static String inputs(NetworkSpec network) {
    StringBuilder text = new StringBuilder();
    for (InputSpec input : network.inputs()) {
      text.append(input.tokens() ? "tokens " : "input ").append(input.sizes()).append('\n');
    }
    return text.toString();
  }

  private static String options(@Nullable Options options) {
    return options == null ? "" : " " + options.name() + new TreeMap<>(options.values());
  }

  private static String digest(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
