package dev.lathe.processor.diag;

import java.util.Locale;

/** Stable names of the mistakes that the compiler reports. Codes are only ever added; each has a line in the documentation and a test. */
public enum Code {
  /** A layer does not fit the shape that reaches it. */
  L101,
  /** A size is below 1, or more than an array can hold. */
  L102,
  /** A field carries more than one layer annotation, or more than one activation. */
  L103,
  /** A layer annotation stands on a field that is not a {@code Layer}. */
  L104,
  /** A network has no layers. */
  L105,
  /** The network's output cannot be compared with the loss's target. */
  L106,
  /** The label enum has another number of constants than the network has outputs. */
  L107,
  /** The network's class is of a kind that no code can be generated beside. */
  L108,
  /** A class of the name to be generated exists already. */
  L109,
  /** An option is outside its range. */
  L110,
  /** A network has no loss or optimizer, or more than one. */
  L111,
  /** A {@code Layer} field has no annotation that says which layer it is. */
  L112,
  /** A {@code features} class is not a record that can be turned into numbers. */
  L113,
  /** A network says neither or both of {@code input} and {@code features}. */
  L114,
  /** {@code labels} is not an enum with constants. */
  L115,
  /** A feature of the language that this version of the compiler does not write code for. */
  L116,
  /** The runtime that generated code calls is not on the class path. */
  L117,
  /** The compiler failed; nothing is wrong with the user's class. */
  L999;

  /** The anchor of the code in the documentation. */
  public String anchor() {
    return name().toLowerCase(Locale.ROOT);
  }
}
