package dev.lathe.train;

import dev.lathe.runtime.Message;
import java.util.List;

/**
 * Which iterations a profile is made of, after {@code torch.profiler.schedule}: first {@code skipFirst} are left out; then, again and again, {@code wait} are left out,
 * {@code warmup} are measured and forgotten, {@code active} are recorded; {@code repeat} times, or, where that is 0, as long as there are iterations.
 */
public final class ProfilerSchedule {
  /** Every iteration is recorded. */
  public static final ProfilerSchedule ALL = of(0, 0, 1);

  private static final List<String> NAMES =
      List.of("wait", "warmup", "active", "repeat", "skipFirst");

  private final int wait;
  private final int warmup;
  private final int active;
  private final int repeat;
  private final int skipFirst;

  private ProfilerSchedule(int wait, int warmup, int active, int repeat, int skipFirst) {
    this.wait = wait;
    this.warmup = warmup;
    this.active = active;
    this.repeat = repeat;
    this.skipFirst = skipFirst;
    if (wait < 0 || warmup < 0 || active < 1 || repeat < 0 || skipFirst < 0) {
      throw refusal(toString());
    }
  }

  /**
   * From the first iteration on, as many cycles as there are.
   *
   * @param wait iterations at the start of a cycle that are not measured, at least 0
   * @param warmup iterations after them that are measured and not recorded, at least 0
   * @param active iterations after these that are recorded, at least 1
   * @throws IllegalArgumentException (L212) where a number is smaller
   */
  public static ProfilerSchedule of(int wait, int warmup, int active) {
    return new ProfilerSchedule(wait, warmup, active, 0, 0);
  }

  /** The same with so many cycles; 0, which is the default, for as many as there are. */
  public ProfilerSchedule repeat(int cycles) {
    return new ProfilerSchedule(wait, warmup, active, cycles, skipFirst);
  }

  /** The same, so many iterations being left out before the first cycle: at least 0, the default. */
  public ProfilerSchedule skipFirst(int iterations) {
    return new ProfilerSchedule(wait, warmup, active, repeat, iterations);
  }

  /**
   * Reads what the system property {@code lathe.profile.schedule} says: {@code wait=1,warmup=1,active=3,repeat=2,skipFirst=10}, in any order; what is left out is 0, {@code active}
   * 1. An empty text is {@link #ALL}.
   *
   * @throws IllegalArgumentException (L212) where it is something else
   */
  public static ProfilerSchedule parse(String text) {
    int[] numbers = {0, 0, 1, 0, 0};
    for (String part : text.isBlank() ? List.<String>of() : List.of(text.split(",", -1))) {
      int equals = part.indexOf('=');
      int which = NAMES.indexOf(part.substring(0, Math.max(0, equals)).strip());
      if (which < 0) {
        throw refusal(text);
      }
      numbers[which] = number(part.substring(equals + 1).strip(), text);
    }
    return new ProfilerSchedule(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]);
  }

  private static int number(String digits, String text) {
    try {
      return Integer.parseInt(digits);
    } catch (NumberFormatException e) {
      throw refusal(text);
    }
  }

  private static IllegalArgumentException refusal(String found) {
    return new IllegalArgumentException(
        Message.of(
            "L212",
            "wait, warmup, repeat and skipFirst of at least 0 and active of at least 1 for a schedule of a profile",
            "'" + Message.snippet(found) + "'",
            "wait=1,warmup=1,active=3 leaves one iteration out, forgets one, records three, and begins again"));
  }

  /**
   * Whether an iteration is measured, be it to warm up.
   *
   * @param iteration counted from 0
   */
  public boolean measures(long iteration) {
    return at(iteration) >= wait;
  }

  /** Whether an iteration is recorded. */
  public boolean records(long iteration) {
    return at(iteration) >= (long) wait + warmup;
  }

  /** Where in its cycle an iteration is, -1 where it is in none. */
  private long at(long iteration) {
    long at = iteration - skipFirst;
    long cycle = (long) wait + warmup + active;
    return at < 0 || (repeat > 0 && at / cycle >= repeat) ? -1 : at % cycle;
  }

  /** As {@link #parse} reads it. */
  @Override
  public String toString() {
    return "wait=" + wait + ",warmup=" + warmup + ",active=" + active + ",repeat=" + repeat
        + ",skipFirst=" + skipFirst;
  }
}
