package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Activation {@code 1 / (1 + exp(-x))}, the logistic function, value by value; results lie in [0, 1]. The shape stays.
 *
 * <pre>{@code
 * @Linear(1) @Sigmoid Layer share;
 * @Sigmoid Layer sigmoid;
 * }</pre>
 *
 * <p>Beside a layer annotation it is applied to that layer's output; alone on a field it is a layer by itself. Equal to
 * {@code torch.nn.Sigmoid}. No parameters.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Sigmoid {}
