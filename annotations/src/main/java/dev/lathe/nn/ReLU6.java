package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Activation {@code min(max(x, 0), 6)}.
 *
 * <pre>{@code
 * @Linear(16) @ReLU6 Layer hidden;
 * }</pre>
 *
 * <p>Equal to {@code torch.nn.ReLU6}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface ReLU6 {}
