package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Activation {@code x * (1 + erf(x / sqrt(2))) / 2}.
 *
 * <pre>{@code
 * @Linear(16) @GELU Layer hidden;
 * }</pre>
 *
 * <p>Equal to {@code torch.nn.GELU}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface GELU {

  /** Whether the formula with tanh stands in; NONE by default. */
  GELUApproximation approximate() default GELUApproximation.NONE;
}
