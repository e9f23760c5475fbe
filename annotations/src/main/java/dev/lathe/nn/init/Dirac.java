package dev.lathe.nn.init;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * First weights that hand channels on, for convolutions.
 *
 * <pre>{@code
 * @Linear(16) @Dirac Layer hidden;
 * }</pre>
 *
 * <p>1 in the middle of the kernel of each channel to itself, 0 elsewhere.
 *
 * <p>Equal to {@code torch.nn.init.dirac_} but for the numbers drawn.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Dirac {

  /** Groups of channels, divides the output channels; 1 by default. */
  int groups() default 1;
}
