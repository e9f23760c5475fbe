package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Activation {@code log(sigmoid(x))}.
 *
 * <pre>{@code
 * @Linear(16) @LogSigmoid Layer hidden;
 * }</pre>
 *
 * <p>Equal to {@code torch.nn.LogSigmoid}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface LogSigmoid {}
