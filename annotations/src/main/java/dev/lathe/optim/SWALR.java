package dev.lathe.optim;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * To a fixed rate, and stays there.
 *
 * <p>Equal to {@code torch.optim.swa_utils.SWALR}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface SWALR {

  /** The rate, above 0. */
  float swaLr();

  /** How long it takes, at least 0; 10 by default. */
  int annealEpochs() default 10;

  /** Cosine or line; COS by default. */
  AnnealStrategy annealStrategy() default AnnealStrategy.COS;

  /** What t counts: epochs, or steps of the optimizer; EPOCH by default. */
  ScheduleInterval interval() default ScheduleInterval.EPOCH;
}
