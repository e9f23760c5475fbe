package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Activation {@code softmax over the channels at every place of a picture}.
 *
 * <pre>{@code
 * @Linear(16) @Softmax2d Layer hidden;
 * }</pre>
 *
 * <p>Equal to {@code torch.nn.Softmax2d}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Softmax2d {}
