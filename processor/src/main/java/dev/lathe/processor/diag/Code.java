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
  /** Something in {@code forward} that the compiler does not read. */
  L118,
  /** A condition, a bound or an index in {@code forward} that is not known while compiling. */
  L119,
  /** A name in {@code forward} that means nothing there. */
  L120,
  /** A block that contains itself, or a method of a network that calls itself. */
  L121,
  /** {@code @Args} or {@code @Repeat} missing, too short, or where no block is. */
  L122,
  /** A layer, block or parameter that {@code forward} never uses. */
  L123,
  /** The methods {@code forward} or {@code loss} have parameters or results of other kinds than they may. */
  L124,
  /** The compiler that runs does not show the bodies of methods. */
  L125,
  /** A block that was compiled before, and whose source does not come with it or cannot be read. */
  L126,
  /** An activation before a loss that applies it itself, or wants another one. */
  L127(true),
  /** The file of {@code weights} is not there, cannot be read or is none of weights, or a predictor has none. */
  L128,
  /** The file of {@code weights} does not fit the network. */
  L129,
  /** A change that saved weights do not survive, where a lock says what they are. */
  L130,
  /** The compiler failed; nothing is wrong with the user's class. */
  L999;

  private final boolean warning;

  Code() {
    this(false);
  }

  Code(boolean warning) {
    this.warning = warning;
  }

  /** Whether the network is compiled all the same. */
  public boolean isWarning() {
    return warning;
  }

  /** The anchor of the code in the documentation. */
  public String anchor() {
    return name().toLowerCase(Locale.ROOT);
  }
}
