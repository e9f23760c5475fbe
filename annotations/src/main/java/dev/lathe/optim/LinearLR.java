package dev.lathe.optim;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * From one factor to another on a line: a warm-up.
 *
 * <pre>{@code
 * @SGD(lr = 0.1f)
 * @LinearLR
 * }</pre>
 *
 * <p>Equal to {@code torch.optim.lr_scheduler.LinearLR}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface LinearLR {

  /** The first factor, (0, 1]; 0.33333334 by default. */
  float startFactor() default 0.33333334f;

  /** The last, [0, 1]; 1 by default. */
  float endFactor() default 1;

  /** How long, at least 1; 5 by default. */
  int totalIters() default 5;

  /** What t counts: epochs, or steps of the optimizer; EPOCH by default. */
  ScheduleInterval interval() default ScheduleInterval.EPOCH;
}
