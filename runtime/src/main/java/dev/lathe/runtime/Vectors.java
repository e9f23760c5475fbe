package dev.lathe.runtime;

import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** When kernels written with the Vector API are used: what the system property {@code lathe.vector} says, and whether the module is there. */
enum Vectors {
  OFF("in scalar form, as -Dlathe.vector=off says"),
  MISSING("in scalar form; java --add-modules jdk.incubator.vector makes them faster"),
  WARM("in scalar form until their vector form has been compiled"),
  NOW("in vector form, as -Dlathe.vector=now says");

  private static final String PROPERTY = "lathe.vector";
  private static final String API = "jdk.incubator.vector.";
  private static final AtomicBoolean SAID = new AtomicBoolean();

  private final String reason;

  Vectors(String reason) {
    this.reason = reason;
  }

  /**
   * What the user wants and the virtual machine can do.
   *
   * @throws IllegalArgumentException (L212) where the property is none of {@code off}, {@code warm} and {@code now}
   */
  static Vectors wanted() {
    Vectors wanted = parse(System.getProperty(PROPERTY, "").strip());
    return wanted == OFF || (isThere() && (wanted == WARM || isUsable())) ? wanted : MISSING;
  }

  private static Vectors parse(String text) {
    return switch (text) {
      case "", "warm" -> WARM;
      case "now" -> NOW;
      case "off" -> OFF;
      default ->
        throw new IllegalArgumentException(Message.of(
            "L212",
            "off, warm or now for -D" + PROPERTY,
            "'" + text + "'",
            "leave it out; vector kernels are then used as soon as they are compiled"));
    };
  }

  /** Whether the Vector API can be loaded, however its module came to be there. It is not made ready for use, which takes some tens of milliseconds. */
  private static boolean isThere() {
    try {
      Class.forName(API + "FloatVector", false, Vectors.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException missing) {
      return false;
    }
  }

  /** Whether its vectors are of 4, 8 or 16 floats. */
  static boolean isUsable() {
    try {
      Object species =
          Class.forName(API + "FloatVector").getField("SPECIES_PREFERRED").get(null);
      Object lanes = Class.forName(API + "VectorSpecies").getMethod("length").invoke(species);
      return Set.of(4, 8, 16).contains(lanes);
    } catch (ReflectiveOperationException missing) {
      return false;
    }
  }

  /** Says in the log, once in a run of the virtual machine, which form is used, and why. */
  void say() {
    if (SAID.compareAndSet(false, true)) {
      System.getLogger("dev.lathe").log(System.Logger.Level.INFO, "Kernels run " + reason + ".");
    }
  }
}
