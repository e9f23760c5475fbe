package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Activation {@code x > 0 ? x : alpha * (exp(x) - 1)}.
 *
 * <pre>{@code
 * @Linear(16) @ELU Layer hidden;
 * }</pre>
 *
 * <p>Equal to {@code torch.nn.ELU}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface ELU {

  /** What it tends to for small x, negated, finite; 1 by default. */
  float alpha() default 1;
}
