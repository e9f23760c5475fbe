package dev.lathe.processor.backend.cpu;

import com.palantir.javapoet.CodeBlock;
import dev.lathe.processor.ir.Extent;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One call of a kernel.
 *
 * @param kernel its name
 * @param arguments without the member, which comes last
 * @param work about how many elements are touched or multiplied for a batch of the size that is expected
 * @param flat where the kernel is one loop over this many elements that writes each from those at its own position: two such kernels of one extent share out
 *     their elements alike
 */
record KernelCall(String kernel, List<CodeBlock> arguments, long work, Optional<Extent> flat) {
  /** Work that costs less than waking the other members for it. */
  private static final long SMALL = 16_384;

  KernelCall(String kernel, List<CodeBlock> arguments, long work) {
    this(kernel, arguments, work, Optional.empty());
  }

  /** The same call with other arguments. */
  KernelCall over(UnaryOperator<CodeBlock> change) {
    return new KernelCall(kernel, arguments.stream().map(change).toList(), work, flat);
  }

  /** Whether one member had better do it alone. */
  boolean isSmall() {
    return work < SMALL;
  }
}
