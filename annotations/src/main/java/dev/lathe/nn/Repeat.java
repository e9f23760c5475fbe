package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How many there are of an array of blocks or layers: {@code @Repeat(3) TransformerBlock[] blocks}. Parameters are named as
 * in PyTorch's {@code ModuleList}: {@code blocks.0.norm1.weight}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Repeat {

  /** Length of the array, at least 1. */
  int value();
}
