package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes pixels of channels.
 *
 * <pre>{@code
 * @PixelShuffle(2) Layer shuffle;
 * }</pre>
 *
 * <p>Shi et al., Real-Time Single Image and Video Super-Resolution, 2016.
 *
 * <p>Equal to {@code torch.nn.PixelShuffle}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface PixelShuffle {

  /** The factor r, at least 1; its square divides the channels. */
  int value();
}
