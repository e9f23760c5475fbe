package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Activation {@code tanh(x)}, the hyperbolic tangent, value by value; results lie in [-1, 1]. The shape stays.
 *
 * <pre>{@code
 * @Linear(16) @Tanh Layer hidden;
 * @Tanh Layer tanh;
 * }</pre>
 *
 * <p>Beside a layer annotation it is applied to that layer's output; alone on a field it is a layer by itself. Equal to
 * {@code torch.nn.Tanh}. No parameters.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Tanh {}
