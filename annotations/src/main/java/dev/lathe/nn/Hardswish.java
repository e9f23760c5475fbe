package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Activation {@code x * min(max(x + 3, 0), 6) / 6}.
 *
 * <pre>{@code
 * @Linear(16) @Hardswish Layer hidden;
 * }</pre>
 *
 * <p>Equal to {@code torch.nn.Hardswish}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Hardswish {}
