package dev.lathe.optim;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Multiplies by gamma every time.
 *
 * <p>Equal to {@code torch.optim.lr_scheduler.ExponentialLR}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface ExponentialLR {

  /** The factor, above 0. */
  float gamma();

  /** What t counts: epochs, or steps of the optimizer; EPOCH by default. */
  ScheduleInterval interval() default ScheduleInterval.EPOCH;
}
