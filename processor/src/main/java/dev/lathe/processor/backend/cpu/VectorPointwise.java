package dev.lathe.processor.backend.cpu;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import dev.lathe.processor.emit.VectorTypes;
import dev.lathe.processor.ir.ElementType;
import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Extent;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes a pointwise kernel whose innermost loop takes a vector of elements at a time, and what is left one by one. For a few elements, what is done in a round is a
 * function: HotSpot compiles what has been called 5,000 times, but counts eight times as many rounds of a loop, which the few of a loss take hundreds of steps for.
 */
final class VectorPointwise {
  /** Whole numbers beyond this are no floats. */
  private static final int MOST_POSITIONS = 1 << 24;

  /** Beyond this, calls would cost more than a few percent in kernels of the longest bodies. */
  private static final int FEW = 2048;

  private final PointwiseKernel kernel;
  private final VectorKernels vectors;

  private VectorPointwise(PointwiseKernel kernel, VectorKernels vectors) {
    this.kernel = kernel;
    this.vectors = vectors;
  }

  /**
   * The twin of a kernel of this name for about so many elements; empty where the expression has a function that vectors have none of.
   */
  static Optional<MethodSpec> twin(
      PointwiseKernel kernel, VectorKernels vectors, String name, long elements) {
    VectorPointwise twin = new VectorPointwise(kernel, vectors);
    if (!VectorCode.canWrite(kernel.exprs()) || !twin.positionsAreExact()) {
      return Optional.empty();
    }
    CodeBlock round = elements < FEW ? twin.call(name + "Lanes") : twin.round();
    return Optional.of(kernel.method(twin.innermost(round)));
  }

  private boolean positionsAreExact() {
    LoopNest loops = kernel.loops();
    Extent innermost = loops.extents().get(loops.depth() - 1);
    boolean isPosition = loops.axes().get(loops.depth() - 1) >= 0;
    return !isPosition || !innermost.batched() && innermost.count() <= MOST_POSITIONS;
  }

  private CodeBlock innermost(CodeBlock round) {
    String place = kernel.place();
    return CodeBlock.builder()
        .addStatement("int $L = $L", place, kernel.start())
        .beginControlFlow("for (; $1L <= $2L - LANES; $1L += LANES)", place, kernel.end())
        .add(round)
        .endControlFlow()
        .beginControlFlow("for (; $1L < $2L; $1L++)", place, kernel.end())
        .add(kernel.element())
        .endControlFlow()
        .build();
  }

  private CodeBlock call(String function) {
    MethodSpec round = kernel.round(function, round());
    vectors.addHelper(round);
    String arguments =
        round.parameters().stream().map(ParameterSpec::name).collect(Collectors.joining(", "));
    return CodeBlock.of("$L($L);\n", function, arguments);
  }

  private CodeBlock round() {
    VectorCode code = new VectorCode(this::moves, this::leaf, this::vectorLeaf);
    return kernel.statements(code);
  }

  /** Whether neighbours in the innermost loop have different values of a leaf. */
  private boolean moves(Expr leaf) {
    int innermost = kernel.loops().depth() - 1;
    if (leaf instanceof Expr.Position position) {
      return kernel.loops().loopOf(position.axis()) == innermost;
    }
    int input = ((Expr.Arg) leaf).index();
    return kernel.isValue(input)
        || kernel.type(input) != ElementType.DOUBLE
            && kernel.loops().loopsOf(input).contains(innermost);
  }

  /** A leaf that is the same for all lanes, as a float: whole numbers would be taken for longs. */
  private CodeBlock leaf(Expr leaf) {
    CodeBlock code = kernel.leaf(leaf);
    boolean whole = leaf instanceof Expr.Position
        || leaf instanceof Expr.Arg arg && kernel.isWhole(arg.index());
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
    if (kernel.isValue(input)) {
      return kernel.leaf(leaf);
    }
    if (kernel.isWhole(input)) {
      return CodeBlock.of(
          "$1T.fromArray($1T.SPECIES_PREFERRED, $2L, $3L).convert($4T.I2F, 0).reinterpretAsFloats()",
          VectorTypes.BY_NAME.get("IntVector"),
          kernel.name(input),
          kernel.inputIndex(input),
          VectorTypes.BY_NAME.get("VectorOperators"));
    }
    return CodeBlock.of(
        "$T.fromArray(SPECIES, $L, $L)",
        VectorTypes.FLOAT_VECTOR,
        kernel.name(input),
        kernel.inputIndex(input));
  }
}
