package dev.lathe.vision;

import java.util.List;

/** The colours in which things are drawn by class: the ten of Tableau, matplotlib's {@code tab10}, over and over. */
public final class ClassColors {
  private static final int[] COLORS = {
    0x1F77B4, 0xFF7F0E, 0x2CA02C, 0xD62728, 0x9467BD, 0x8C564B, 0xE377C2, 0x7F7F7F, 0xBCBD22,
    0x17BECF
  };

  private ClassColors() {}

  /**
   * The colour of a class, {@code 0xRRGGBB}.
   *
   * @param label number of the class; any number has a colour
   */
  public static int rgb(int label) {
    return COLORS[Math.floorMod(label, COLORS.length)];
  }

  /** The name of a class, or its number where it has none. */
  static String name(int label, List<String> names) {
    return label >= 0 && label < names.size() ? names.get(label) : String.valueOf(label);
  }
}
