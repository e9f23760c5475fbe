package dev.lathe.nn.init;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * First weights that hand the input on, for matrices.
 *
 * <pre>{@code
 * @Linear(16) @Eye Layer hidden;
 * }</pre>
 *
 * <p>1 on the diagonal, 0 elsewhere.
 *
 * <p>Equal to {@code torch.nn.init.eye_} but for the numbers drawn.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Eye {}
