package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How far a distribution is from another.
 *
 * <pre>{@code
 * @Network(input = {8})
 * @KLDivLoss
 * @Adam
 * }</pre>
 *
 * <p>{@code y (log y - x)}, the output being log-probabilities, as {@code LogSoftmax} gives.
 *
 * <p>Equal to {@code torch.nn.KLDivLoss}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.FIELD})
public @interface KLDivLoss {

  /** Whether targets are log-probabilities too; false by default. */
  boolean logTarget() default false;

  /** What is made of the terms; BATCHMEAN is the mathematical definition; MEAN by default. */
  KLReduction reduction() default KLReduction.MEAN;
}
