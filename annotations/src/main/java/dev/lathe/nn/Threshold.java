package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Activation {@code x > threshold ? x : value}.
 *
 * <pre>{@code
 * @Linear(16) @Threshold(threshold = 0.1f, value = 0) Layer hidden;
 * }</pre>
 *
 * <p>Equal to {@code torch.nn.Threshold}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Threshold {

  /** What x is compared with, finite. */
  float threshold();

  /** What stands in for smaller ones, finite. */
  float value();
}
