package dev.lathe.optim;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Cosines one after the other.
 *
 * <p>Equal to {@code torch.optim.lr_scheduler.CosineAnnealingWarmRestarts}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface CosineAnnealingWarmRestarts {

  /** Length of the first, at least 1. */
  int t0();

  /** Factor of each next one's length, at least 1; 1 by default. */
  int tMult() default 1;

  /** The least rate, at least 0; 0 by default. */
  float etaMin() default 0;

  /** What t counts: epochs, or steps of the optimizer; EPOCH by default. */
  ScheduleInterval interval() default ScheduleInterval.EPOCH;
}
