package dev.lathe.optim;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Half a cosine from lr to etaMin.
 *
 * <pre>{@code
 * @SGD(lr = 0.1f)
 * @CosineAnnealingLR
 * }</pre>
 *
 * <p>Equal to {@code torch.optim.lr_scheduler.CosineAnnealingLR}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface CosineAnnealingLR {

  /** How long, at least 0; 0: all of the training; 0 by default. */
  int tMax() default 0;

  /** The last rate, at least 0; 0 by default. */
  float etaMin() default 0;

  /** What t counts: epochs, or steps of the optimizer; EPOCH by default. */
  ScheduleInterval interval() default ScheduleInterval.EPOCH;
}
