package dev.lathe.runtime;

import java.util.Locale;

/** Numbers as {@code fit} prints them, the same in every locale. */
public final class Figures {
  private Figures() {}

  /** Four decimals, {@code 0.3512}; in scientific notation where these would say little. */
  public static String loss(double loss) {
    double magnitude = Math.abs(loss);
    boolean plain = magnitude == 0 || (magnitude >= 1e-3 && magnitude < 1e6) || Double.isNaN(loss);
    return String.format(Locale.ROOT, plain ? "%.4f" : "%.3e", loss);
  }

  /** {@code loss 0.3512, accuracy 89.71 %}; the loss alone where there is no accuracy. */
  public static String lossAndAccuracy(double loss, double accuracy) {
    String text = "loss " + loss(loss);
    return Double.isNaN(accuracy)
        ? text
        : text + String.format(Locale.ROOT, ", accuracy %.2f %%", 100 * accuracy);
  }

  /** {@code 61,204}. */
  public static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** {@code 2.1 s}, from two minutes on {@code 2:05}, from an hour on {@code 1:02:05}. */
  public static String duration(double seconds) {
    return seconds < 120
        ? String.format(Locale.ROOT, "%.1f s", seconds)
        : clock(Math.round(seconds));
  }

  /** {@code 0:01}, {@code 1:02:05}. */
  public static String clock(long seconds) {
    long hours = seconds / 3600;
    long minutes = seconds / 60 % 60;
    return hours == 0
        ? String.format(Locale.ROOT, "%d:%02d", minutes, seconds % 60)
        : String.format(Locale.ROOT, "%d:%02d:%02d", hours, minutes, seconds % 60);
  }
}
