package dev.lathe.optim;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a layer: its parameters stay as they are, and no code is generated for their gradients.
 *
 * <pre>{@code
 * @Conv2d(out = 16, kernel = 3) @Frozen Layer stem;
 * }</pre>
 *
 * <p>They are saved and loaded as all others. As {@code requires_grad_(False)} in PyTorch.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Frozen {}
