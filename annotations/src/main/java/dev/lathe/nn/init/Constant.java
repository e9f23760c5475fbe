package dev.lathe.nn.init;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * First weights all the same.
 *
 * <pre>{@code
 * @Linear(16) @Constant(0.5f) Layer hidden;
 * }</pre>
 *
 * <p>One value.
 *
 * <p>Equal to {@code torch.nn.init.constant_} but for the numbers drawn.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Constant {

  /** The value, finite. */
  float value();
}
