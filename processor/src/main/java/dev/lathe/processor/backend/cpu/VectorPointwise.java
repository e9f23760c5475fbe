package dev.lathe.processor.backend.cpu;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.lathe.processor.emit.VectorTypes;
import dev.lathe.processor.ir.ElementType;
import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Extent;
import java.util.Optional;

/** Writes a pointwise kernel whose innermost loop takes a vector of elements at a time, and what is left one by one. */
final class VectorPointwise {
  /** Whole numbers beyond this are no floats. */
  private static final int MOST_POSITIONS = 1 << 24;

  private final PointwiseKernel kernel;
  private final VectorKernels vectors;

  private VectorPointwise(PointwiseKernel kernel, VectorKernels vectors) {
    this.kernel = kernel;
    this.vectors = vectors;
  }

  /** The twin; empty where the expression has a function that vectors have none of. */
  static Optional<MethodSpec> twin(PointwiseKernel kernel, VectorKernels vectors) {
    VectorPointwise twin = new VectorPointwise(kernel, vectors);
    return VectorCode.canWrite(kernel.expr()) && twin.positionsAreExact()
        ? Optional.of(kernel.method(twin.innermost()))
        : Optional.empty();
  }

  private boolean positionsAreExact() {
    LoopNest loops = kernel.loops();
    Extent innermost = loops.extents().get(loops.depth() - 1);
    boolean isPosition = loops.axes().get(loops.depth() - 1) >= 0;
    return !isPosition || !innermost.batched() && innermost.count() <= MOST_POSITIONS;
  }

  private CodeBlock innermost() {
    VectorCode code = new VectorCode(this::moves, this::leaf, this::vectorLeaf);
    CodeBlock value = code.value(kernel.expr());
    String place = kernel.place();
    CodeBlock.Builder loop = CodeBlock.builder();
    loop.addStatement("int $L = $L", place, kernel.start());
    loop.beginControlFlow("for (; $1L <= $2L - LANES; $1L += LANES)", place, kernel.end());
    code.declarations().forEach(loop::add);
    loop.addStatement("$L.intoArray(out, $L)", value, kernel.outIndex());
    loop.endControlFlow();
    loop.beginControlFlow("for (; $1L < $2L; $1L++)", place, kernel.end());
    return loop.add(kernel.element()).endControlFlow().build();
  }

  /** Whether neighbours in the innermost loop have different values of a leaf. */
  private boolean moves(Expr leaf) {
    int innermost = kernel.loops().depth() - 1;
    if (leaf instanceof Expr.Position position) {
      return kernel.loops().loopOf(position.axis()) == innermost;
    }
    int input = ((Expr.Arg) leaf).index();
    return kernel.type(input) != ElementType.DOUBLE
        && kernel.loops().loopsOf(input).contains(innermost);
  }

  /** A leaf that is the same for all lanes, as a float: whole numbers would be taken for longs. */
  private CodeBlock leaf(Expr leaf) {
    CodeBlock code = kernel.leaf(leaf);
    boolean whole = leaf instanceof Expr.Position
        || leaf instanceof Expr.Arg arg && kernel.type(arg.index()) == ElementType.INT;
    return whole ? CodeBlock.of("(float) $L", code) : code;
  }

  private CodeBlock vectorLeaf(Expr leaf) {
    if (leaf instanceof Expr.Position) {
      vectors.addField(VectorHelpers.COUNT);
      return CodeBlock.of(
          "$T.fromArray(SPECIES, COUNT, 0).add((float) ($L))",
          VectorTypes.FLOAT_VECTOR,
          kernel.place());
    }
    int input = ((Expr.Arg) leaf).index();
    if (kernel.type(input) == ElementType.INT) {
      return CodeBlock.of(
          "$1T.fromArray($1T.SPECIES_PREFERRED, $2L, $3L).convert($4T.I2F, 0).reinterpretAsFloats()",
          VectorTypes.BY_NAME.get("IntVector"),
          PointwiseKernel.name(input),
          kernel.inputIndex(input),
          VectorTypes.BY_NAME.get("VectorOperators"));
    }
    return CodeBlock.of(
        "$T.fromArray(SPECIES, $L, $L)",
        VectorTypes.FLOAT_VECTOR,
        PointwiseKernel.name(input),
        kernel.inputIndex(input));
  }
}
