package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The numbers that a block's constants stand for where it is used: {@code @Args({16, 2}) Residual stage} makes {@link #FIRST}
 * 16 and {@link #SECOND} 2 inside of {@code Residual}.
 *
 * <pre>{@code
 * @Block
 * class Residual {
 *   private static final int CHANNELS = Args.FIRST;
 *   private static final int INNER = 4 * Args.SECOND;
 * }
 * }</pre>
 *
 * <p>Fewer numbers than the block asks for are a compile error (L122).
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Args {

  /** The numbers, in order. */
  int[] value();

  /** Stands for the first number. */
  int FIRST = Integer.MIN_VALUE + 1;

  /** Stands for the second number. */
  int SECOND = Integer.MIN_VALUE + 2;

  /** Stands for the third number. */
  int THIRD = Integer.MIN_VALUE + 3;

  /** Stands for the fourth number. */
  int FOURTH = Integer.MIN_VALUE + 4;

  /** Stands for the fifth number. */
  int FIFTH = Integer.MIN_VALUE + 5;

  /** Stands for the sixth number. */
  int SIXTH = Integer.MIN_VALUE + 6;

  /** Stands for the seventh number. */
  int SEVENTH = Integer.MIN_VALUE + 7;

  /** Stands for the eighth number. */
  int EIGHTH = Integer.MIN_VALUE + 8;
}
