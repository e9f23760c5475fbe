package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Enlarges sequences or pictures.
 *
 * <pre>{@code
 * @Upsample(scale = 2, mode = UpsampleMode.BILINEAR) Layer up;
 * }</pre>
 *
 * <p>One number stands for all axes.
 *
 * <p>Equal to {@code torch.nn.Upsample}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Upsample {

  /** Extents of the output, at least 1; {}: by scale; {} by default. */
  int[] size() default {};

  /** Factors of the extents, at least 1; {}: by size; {} by default. */
  int[] scale() default {};

  /** How samples in between are made; NEAREST by default. */
  UpsampleMode mode() default UpsampleMode.NEAREST;

  /** Whether the corners of input and output are the same points, not with NEAREST; false by default. */
  boolean alignCorners() default false;
}
