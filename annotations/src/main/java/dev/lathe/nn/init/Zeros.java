package dev.lathe.nn.init;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * First weights all 0.
 *
 * <pre>{@code
 * @Linear(16) @Zeros Layer hidden;
 * }</pre>
 *
 * <p>0.
 *
 * <p>Equal to {@code torch.nn.init.zeros_} but for the numbers drawn.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Zeros {}
