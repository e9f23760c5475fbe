package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes channels of pixels.
 *
 * <pre>{@code
 * @PixelUnshuffle(2) Layer unshuffle;
 * }</pre>
 *
 * <p>The opposite of {@code PixelShuffle}.
 *
 * <p>Equal to {@code torch.nn.PixelUnshuffle}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface PixelUnshuffle {

  /** The factor r, at least 1; divides height and width. */
  int value();
}
