package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The mean, sum or largest of the rows of an example's tokens.
 *
 * <pre>{@code
 * @EmbeddingBag(count = 1000, width = 64) Layer bag;
 * }</pre>
 *
 * <p>The input holds the tokens of one bag an example: {@code @Tokens}. Rows start standard normal.
 *
 * <p>Equal to {@code torch.nn.EmbeddingBag}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface EmbeddingBag {

  /** Number of rows: tokens are below it, at least 1. */
  int count();

  /** Length of a row, at least 1. */
  int width();

  /** How rows are put together; MEAN by default. */
  BagMode mode() default BagMode.MEAN;

  /** Token that does not count, below count; -1: none; -1 by default. */
  int paddingIdx() default -1;
}
