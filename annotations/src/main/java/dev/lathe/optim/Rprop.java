package dev.lathe.optim;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Steps by the sign of the gradient alone, for whole batches.
 *
 * <pre>{@code
 * @Rprop
 * @Training(epochs = 3)
 * }</pre>
 *
 * <p>Formulas in {@code optimizers.md}. Equal to {@code torch.optim.Rprop}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Rprop {

  /** First size of a step, above 0; 0.01 by default. */
  float lr() default 0.01f;

  /** Factor where the sign changes, [0, 1); 0.5 by default. */
  float etaMinus() default 0.5f;

  /** Factor where it stays, above 1; 1.2 by default. */
  float etaPlus() default 1.2f;

  /** Least size, above 0; 1e-6 by default. */
  float stepMin() default 1e-6f;

  /** Greatest size, at least stepMin; 50 by default. */
  float stepMax() default 50;

  /** Whether the loss is made as large as possible; false by default. */
  boolean maximize() default false;
}
