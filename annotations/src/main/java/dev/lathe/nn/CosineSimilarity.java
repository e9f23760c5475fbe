package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The cosine of the angle between two inputs: layer.forward(a, b).
 *
 * <pre>{@code
 * @CosineSimilarity Layer layer;
 * }</pre>
 *
 * <p>{@code a b / (max(|a|, eps) max(|b|, eps))}.
 *
 * <p>Equal to {@code torch.nn.CosineSimilarity}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface CosineSimilarity {

  /** The axis of the vectors, an axis of the example; 1 by default. */
  int dim() default 1;

  /** Least norm, above 0; 1e-8 by default. */
  float eps() default 1e-8f;
}
