package dev.lathe.nn.init;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * First weights all 1.
 *
 * <pre>{@code
 * @Linear(16) @Ones Layer hidden;
 * }</pre>
 *
 * <p>1.
 *
 * <p>Equal to {@code torch.nn.init.ones_} but for the numbers drawn.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Ones {}
