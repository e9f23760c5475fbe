package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * One step of GRU.
 *
 * <pre>{@code
 * @GRUCell(hidden = 32) Layer cell;
 * }</pre>
 *
 * <p>{@code layer.forward(x)} begins at 0, {@code layer.forward(x, h)} goes on from a state.
 *
 * <p>Equal to {@code torch.nn.GRUCell}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface GRUCell {

  /** Width of the state, at least 1. */
  int hidden();

  /** Whether biases are added; true by default. */
  boolean bias() default true;
}
