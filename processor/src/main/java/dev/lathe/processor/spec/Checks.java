package dev.lathe.processor.spec;

import dev.lathe.processor.diag.Code;
import dev.lathe.processor.diag.Problems;
import java.util.Locale;

/** Ranges of options, each check with its message. A NaN is outside every range. */
public final class Checks {
  private final Options options;
  private final Problems problems;

  public Checks(Options options, Problems problems) {
    this.options = options;
    this.problems = problems;
  }

  /** A size or a count: at least 1. */
  public Checks atLeastOne(String member) {
    int value = options.integer(member);
    return require(value >= 1, Code.L102, member, "at least 1", value);
  }

  /** A whole number that may be 0. */
  public Checks notNegative(String member) {
    double value = options.number(member);
    return require(value >= 0 && value < Double.POSITIVE_INFINITY, Code.L110, member, "0 or more", value);
  }

  public Checks positive(String member) {
    double value = options.number(member);
    return require(value > 0 && value < Double.POSITIVE_INFINITY, Code.L110, member, "a number above 0", value);
  }

  /** A share of the whole: at least 0, below 1. */
  public Checks fraction(String member) {
    double value = options.number(member);
    return require(value >= 0 && value < 1, Code.L110, member, "at least 0 and below 1", value);
  }

  /** A share of the whole that may be all of it: 0 to 1. */
  public Checks share(String member) {
    double value = options.number(member);
    return require(value >= 0 && value <= 1, Code.L110, member, "between 0 and 1", value);
  }

  /** Any rule of one member's. */
  public Checks require(boolean holds, String member, String range, Object found) {
    return require(holds, Code.L110, member, range, found);
  }

  private Checks require(boolean holds, Code code, String member, String range, Object found) {
    if (!holds) {
      String name = member.equals("value") ? "@" + options.name() : member + " of @" + options.name();
      problems.report(
          code,
          options.where(member),
          name + " to be " + range,
          found.toString(),
          String.format(Locale.ROOT, "write a value that is %s", range));
    }
    return this;
  }
}
