package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The source of a block, on a class that the processor writes beside it: for {@code Residual} that is {@code Residual_Block}.
 * With it a network reads a block that was compiled before, out of a jar, as it reads one that is compiled together with it.
 *
 * <p>Written by the processor alone. In the text the names of types are qualified ones, and constants of other classes are
 * their values, as in the block's class file, so that it needs no imports; lines are those of the file.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface BlockSource {

  /** Version of what is said here; a processor reads its own version only. */
  int version();

  /** Name of the file that the block was declared in, for messages. */
  String file();

  /** Line of that file with which the text begins. */
  int line();

  /** The class, in parts that are joined as they are: a line each, or less. */
  String[] value();
}
