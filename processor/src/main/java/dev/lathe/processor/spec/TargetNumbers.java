package dev.lathe.processor.spec;

/**
 * Which whole numbers a target may hold.
 *
 * @param below those from 0 to below this one
 * @param besides and this one, if it is another
 */
public record TargetNumbers(int below, int besides) {
  /** Where nothing is known of what they mean, padding of -1 included. */
  public static final TargetNumbers ANY = new TargetNumbers(Integer.MAX_VALUE, -1);
}
