package dev.lathe.optim;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Up to a rate and down to almost nothing, the momentum down and up.
 *
 * <pre>{@code
 * @SGD(lr = 0.1f, momentum = 0.9f)
 * @OneCycleLR(maxLr = 0.1f)
 * }</pre>
 *
 * <p>Equal to {@code torch.optim.lr_scheduler.OneCycleLR}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface OneCycleLR {

  /** The greatest rate, above 0. */
  float maxLr();

  /** How long, at least 0; 0: all of the training; 0 by default. */
  int totalSteps() default 0;

  /** Share of the way up, [0, 1]; 0.3 by default. */
  float pctStart() default 0.3f;

  /** Cosine or line; COS by default. */
  AnnealStrategy annealStrategy() default AnnealStrategy.COS;

  /** MaxLr by the first rate, above 0; 25 by default. */
  float divFactor() default 25;

  /** The first rate by the last, above 0; 1e4 by default. */
  float finalDivFactor() default 1e4f;

  /** Whether the way down mirrors the way up before; false by default. */
  boolean threePhase() default false;

  /** Whether the momentum, or beta1 of an optimizer that has betas, goes down as the rate goes up; true by default. */
  boolean cycleMomentum() default true;

  /** The least momentum, above 0 and below 1; 0.85 by default. */
  float baseMomentum() default 0.85f;

  /** The greatest, at least baseMomentum and below 1; 0.95 by default. */
  float maxMomentum() default 0.95f;

  /** What t counts: steps of the optimizer, or epochs; STEP by default. */
  ScheduleInterval interval() default ScheduleInterval.STEP;
}
