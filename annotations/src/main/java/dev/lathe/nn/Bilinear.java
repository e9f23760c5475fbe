package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A product of two inputs with a matrix for each output: layer.forward(a, b).
 *
 * <pre>{@code
 * @Bilinear(8) Layer pair;
 * }</pre>
 *
 * <p>{@code y[o] = sum of a[i] * weight[o][i][j] * b[j] + bias[o]}. Both start uniform in {@code [-1/sqrt(in1),
 * 1/sqrt(in1)]}.
 *
 * <p>Equal to {@code torch.nn.Bilinear}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Bilinear {

  /** Number of outputs, at least 1. */
  int value();

  /** Whether a bias is added; true by default. */
  boolean bias() default true;
}
