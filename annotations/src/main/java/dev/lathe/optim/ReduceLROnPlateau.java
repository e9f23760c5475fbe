package dev.lathe.optim;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Smaller when the loss no longer falls, or the accuracy no longer grows.
 *
 * <pre>{@code
 * @SGD(lr = 0.1f)
 * @ReduceLROnPlateau
 * }</pre>
 *
 * <p>Equal to {@code torch.optim.lr_scheduler.ReduceLROnPlateau}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface ReduceLROnPlateau {

  /** Whether what is watched should fall or grow; MIN by default. */
  PlateauMode mode() default PlateauMode.MIN;

  /** What {@code fit} watches, of the validation data if there is any; LOSS by default. A loop of your own hands it to {@code nextEpoch}. */
  PlateauMonitor monitor() default PlateauMonitor.LOSS;

  /** The factor, (0, 1); 0.1 by default. */
  float factor() default 0.1f;

  /** Epochs without progress that are borne, at least 0; 10 by default. */
  int patience() default 10;

  /** What counts as progress, at least 0; 1e-4 by default. */
  float threshold() default 1e-4f;

  /** Whether threshold is a share of the best so far, or a difference from it; REL by default. */
  ThresholdMode thresholdMode() default ThresholdMode.REL;

  /** Epochs after a change that are not counted, at least 0; 0 by default. */
  int cooldown() default 0;

  /** The least rate, at least 0; 0 by default. */
  float minLr() default 0;

  /** Changes below are left out, at least 0; 1e-8 by default. */
  float eps() default 1e-8f;
}
