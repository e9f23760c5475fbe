package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A row of weights for every token.
 *
 * <pre>{@code
 * @Embedding(count = 1000, width = 64) Layer token;
 * }</pre>
 *
 * <p>The input holds whole numbers: {@code @Tokens}. Rows start standard normal.
 *
 * <p>Equal to {@code torch.nn.Embedding}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Embedding {

  /** Number of rows: tokens are below it, at least 1. */
  int count();

  /** Length of a row, at least 1. */
  int width();

  /** Token whose row is 0 and is not trained, below count; -1: none; -1 by default. */
  int paddingIdx() default -1;
}
