package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes several axes of one.
 *
 * <pre>{@code
 * @Unflatten(sizes = {8, 4, 4}) Layer unflatten;
 * }</pre>
 *
 * <p>Values keep their order.
 *
 * <p>Equal to {@code torch.nn.Unflatten}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Unflatten {

  /** The axis, an axis of the example; 1 by default. */
  int dim() default 1;

  /** Extents of the new axes, which multiply to the axis; -1 for one of them stands for what is left. */
  int[] sizes();
}
