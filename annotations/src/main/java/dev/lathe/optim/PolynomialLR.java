package dev.lathe.optim;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * To 0 along a power.
 *
 * <pre>{@code
 * @SGD(lr = 0.1f)
 * @PolynomialLR
 * }</pre>
 *
 * <p>Equal to {@code torch.optim.lr_scheduler.PolynomialLR}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface PolynomialLR {

  /** How long, at least 1; 5 by default. */
  int totalIters() default 5;

  /** The power, above 0; 1 by default. */
  float power() default 1;

  /** What t counts: epochs, or steps of the optimizer; EPOCH by default. */
  ScheduleInterval interval() default ScheduleInterval.EPOCH;
}
