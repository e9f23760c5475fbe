package dev.lathe.optim;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A smaller rate at first.
 *
 * <pre>{@code
 * @SGD(lr = 0.1f)
 * @ConstantLR
 * }</pre>
 *
 * <p>Equal to {@code torch.optim.lr_scheduler.ConstantLR}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface ConstantLR {

  /** The factor, (0, 1]; 0.33333334 by default. */
  float factor() default 0.33333334f;

  /** How long, at least 0; 5 by default. */
  int totalIters() default 5;

  /** What t counts: epochs, or steps of the optimizer; EPOCH by default. */
  ScheduleInterval interval() default ScheduleInterval.EPOCH;
}
