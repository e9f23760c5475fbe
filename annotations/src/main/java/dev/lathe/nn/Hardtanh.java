package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Activation {@code min(max(x, minVal), maxVal)}.
 *
 * <pre>{@code
 * @Linear(16) @Hardtanh Layer hidden;
 * }</pre>
 *
 * <p>Equal to {@code torch.nn.Hardtanh}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Hardtanh {

  /** Least result, below maxVal; -1 by default. */
  float minVal() default -1;

  /** Greatest result, finite; 1 by default. */
  float maxVal() default 1;
}
