package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Activation {@code max(x, 0)}, value by value. The shape stays.
 *
 * <pre>{@code
 * @Linear(512) @ReLU Layer hidden;
 * @ReLU Layer relu;
 * }</pre>
 *
 * <p>Beside a layer annotation it is applied to that layer's output; alone on a field it is a layer by itself. The
 * derivative at 0 is taken as 0. Equal to {@code torch.nn.ReLU}. No parameters.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface ReLU {}
