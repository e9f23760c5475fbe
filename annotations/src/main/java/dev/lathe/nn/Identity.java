package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives its input.
 *
 * <pre>{@code
 * @Identity Layer layer;
 * }</pre>
 *
 * <p>For a place where a layer may come later.
 *
 * <p>Equal to {@code torch.nn.Identity}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Identity {}
