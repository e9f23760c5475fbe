package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a parameter of {@code forward} or {@code loss}: its shape, where a network has several inputs, or in place of
 * {@code @Network(input = ...)} and {@code @Network(target = ...)}.
 *
 * <pre>{@code
 * Tensor forward(@Input({3, 32, 32}) Tensor image, @Input({8}) Tensor weather) {
 *   return head.forward(body.forward(image).cat(weather, 1));
 * }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PARAMETER)
public @interface Input {

  /** Shape of one example without the batch, every extent at least 1; empty: one number an example. */
  int[] value();
}
