package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Activation {@code 1.0507 * (x > 0 ? x : 1.6733 * (exp(x) - 1))}.
 *
 * <pre>{@code
 * @Linear(16) @SELU Layer hidden;
 * }</pre>
 *
 * <p>Equal to {@code torch.nn.SELU}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface SELU {}
