package dev.lathe.optim;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Up and down between two rates, the momentum down and up.
 *
 * <pre>{@code
 * @SGD(lr = 0.1f, momentum = 0.9f)
 * @CyclicLR(baseLr = 0.01f, maxLr = 0.1f)
 * }</pre>
 *
 * <p>Equal to {@code torch.optim.lr_scheduler.CyclicLR}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface CyclicLR {

  /** The least rate, above 0. */
  float baseLr();

  /** The greatest, at least baseLr. */
  float maxLr();

  /** Steps up, at least 1; 2000 by default. */
  int stepSizeUp() default 2000;

  /** Steps down, at least 0; 0: as up; 0 by default. */
  int stepSizeDown() default 0;

  /** How cycles grow smaller; TRIANGULAR by default. */
  CyclicMode mode() default CyclicMode.TRIANGULAR;

  /** Base of EXP_RANGE, above 0; 1 by default. */
  float gamma() default 1;

  /** Whether the momentum, or beta1 of an optimizer that has betas, goes down as the rate goes up; true by default. */
  boolean cycleMomentum() default true;

  /** The least momentum, above 0 and below 1; 0.8 by default. */
  float baseMomentum() default 0.8f;

  /** The greatest, at least baseMomentum and below 1; 0.9 by default. */
  float maxMomentum() default 0.9f;

  /** What t counts: steps of the optimizer, or epochs; STEP by default. */
  ScheduleInterval interval() default ScheduleInterval.STEP;
}
