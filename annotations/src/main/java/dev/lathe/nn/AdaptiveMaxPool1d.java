package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The largest sample of as many windows as the output is to have places.
 *
 * <pre>{@code
 * @AdaptiveMaxPool1d(1) Layer pool;
 * }</pre>
 *
 * <p>Window i of an axis reaches from {@code floor(i * in / out)} to {@code ceil((i + 1) * in / out)}.
 *
 * <p>Equal to {@code torch.nn.AdaptiveMaxPool1d}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface AdaptiveMaxPool1d {

  /** Extents of the output, at least 1; one number, or one for each axis. */
  int[] value();
}
