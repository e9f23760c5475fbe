package dev.lathe.processor.spec;

import dev.lathe.processor.diag.Code;
import dev.lathe.processor.diag.Problems;
import java.util.List;

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
    return require(
        options.integer(member) >= 1, Code.L102, member, "to be at least 1", "write 1 or more");
  }

  /** One number, or several, each at least {@code least}, which is 0 or 1. */
  public Checks eachAtLeast(String member, int least) {
    List<Integer> numbers = options.integers(member);
    String range = "to be at least " + least;
    String found = numbers.size() == 1 ? numbers.get(0).toString() : options.text(member);
    boolean holds = numbers.stream().allMatch(each -> each >= least);
    Code code = least == 0 ? Code.L110 : Code.L102;
    return holds ? this : report(code, member, range, found, "write " + least + " or more");
  }

  public Checks finite(String member) {
    return require(
        Double.isFinite(options.number(member)), member, "to be finite", "write a number");
  }

  /** Sizes, each at least 1, that an array has room for. */
  public Checks sizes(String member) {
    List<Integer> sizes = options.integers(member);
    if (!Sizes.arePositive(sizes)) {
      return require(
          false,
          Code.L102,
          member,
          "to be sizes of at least 1",
          "write the size of each dimension of one example");
    }
    return require(
        Sizes.fitArray(sizes),
        Code.L102,
        member,
        "to be " + Sizes.limit() + " in all",
        "write smaller sizes");
  }

  /** A finite number that may be 0. */
  public Checks notNegative(String member) {
    double value = options.number(member);
    String range = options.isWhole(member) ? "to be at least 0" : "to be finite and at least 0";
    return require(
        value >= 0 && value < Double.POSITIVE_INFINITY, member, range, "write 0 or more");
  }

  public Checks positive(String member) {
    double value = options.number(member);
    boolean holds = value > 0 && value < Double.POSITIVE_INFINITY;
    return require(
        holds, member, "to be finite and above 0", "write a number above 0, such as 0.01f");
  }

  /** A share of the whole: at least 0, below 1. */
  public Checks fraction(String member) {
    double value = options.number(member);
    return require(
        value >= 0 && value < 1,
        member,
        "to be at least 0 and below 1",
        "write a share, such as 0.5f");
  }

  /** A share of the whole that may be all of it: 0 to 1. */
  public Checks share(String member) {
    double value = options.number(member);
    return require(
        value >= 0 && value <= 1, member, "to be between 0 and 1", "write a share, such as 0.1f");
  }

  /** Any rule of one member's: {@code range} goes on after its name, "to be finite". */
  public Checks require(boolean holds, String member, String range, String fix) {
    return require(holds, Code.L110, member, range, fix);
  }

  /** A rule of one member's that others have a part in, which {@code found} names. */
  public Checks require(boolean holds, String member, String range, String found, String fix) {
    return holds ? this : report(Code.L110, member, range, found, fix);
  }

  private Checks require(boolean holds, Code code, String member, String range, String fix) {
    return holds ? this : report(code, member, range, options.text(member), fix);
  }

  private Checks report(Code code, String member, String range, String found, String fix) {
    String name = member.equals("value") ? "the value" : member;
    problems.report(
        code, options.where(member), name + " of @" + options.name() + " " + range, found, fix);
    return this;
  }
}
