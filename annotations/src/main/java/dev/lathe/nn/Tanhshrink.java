package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Activation {@code x - tanh(x)}.
 *
 * <pre>{@code
 * @Linear(16) @Tanhshrink Layer hidden;
 * }</pre>
 *
 * <p>Equal to {@code torch.nn.Tanhshrink}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Tanhshrink {}
