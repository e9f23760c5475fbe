package dev.lathe.optim;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Multiplies by gamma every so often.
 *
 * <p>Equal to {@code torch.optim.lr_scheduler.StepLR}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface StepLR {

  /** How often, at least 1. */
  int stepSize();

  /** The factor, above 0; 0.1 by default. */
  float gamma() default 0.1f;

  /** What t counts: epochs, or steps of the optimizer; EPOCH by default. */
  ScheduleInterval interval() default ScheduleInterval.EPOCH;
}
