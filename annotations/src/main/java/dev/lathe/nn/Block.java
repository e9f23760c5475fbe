package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A reusable part of networks: a class with layers of its own and, usually, a {@code forward}. Without one its layers run in
 * the order of the fields.
 *
 * <pre>{@code
 * @Block
 * class Residual {
 *   private static final int CHANNELS = Args.FIRST;
 *
 *   @Conv2d(out = CHANNELS, kernel = 3, padding = 1, bias = false) Layer conv;
 *   @BatchNorm2d @ReLU Layer bn;
 *
 *   Tensor forward(Tensor x) {
 *     return x.add(bn.forward(conv.forward(x)));
 *   }
 * }
 * }</pre>
 *
 * <p>A field of a network or of another block whose type is the block's uses it: {@code @Args({16}) Residual stage}. Every
 * field has parameters of its own, named after it as PyTorch's modules are: {@code stage.conv.weight}. A block that contains
 * itself is a compile error (L121). It may come from another jar, if that was compiled with the processor too (L126): a class
 * {@code Residual_Block} beside it has its source, see {@link BlockSource}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Block {}
