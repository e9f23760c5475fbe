package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Loss for predicting numbers: the square of output minus target, averaged over all elements of all examples of the
 * batch.
 *
 * <pre>{@code
 * @Network(input = {8})
 * @MSELoss
 * @Adam
 * class Price {
 *   @Linear(32) @Tanh Layer hidden;
 *   @Linear(1) Layer price;
 * }
 * }</pre>
 *
 * <p>The target of an example is a {@code float[]} as long as the output of the last layer, row-major where that has
 * several axes; another length is refused by {@code fit} and {@code evaluate}. {@code predict} returns a {@code float}
 * where the output is one number, else a {@code float[]}. Not with {@link Network#labels}. Equal to
 * {@code torch.nn.MSELoss} with {@code reduction='mean'}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.FIELD})
public @interface MSELoss {}
