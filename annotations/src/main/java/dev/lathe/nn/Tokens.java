package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a parameter of {@code forward} or {@code loss}: it holds whole numbers, such as the ids of words or classes, in place of
 * {@code @Network(input = ...)} or {@code @Network(target = ...)}. Such examples and targets are {@code int[]}.
 *
 * <pre>{@code
 * Tensor forward(@Tokens(64) Tensor ids) {
 *   return logits.forward(token.forward(ids));
 * }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PARAMETER)
public @interface Tokens {

  /** Shape of one example, every extent at least 1; empty: one number an example, such as its class. */
  int[] value() default {};
}
