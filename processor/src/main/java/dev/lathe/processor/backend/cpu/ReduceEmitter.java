package dev.lathe.processor.backend.cpu;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.lathe.processor.emit.RuntimeTypes;
import dev.lathe.processor.ir.Extent;
import dev.lathe.processor.ir.Node;
import dev.lathe.processor.ir.Op;
import dev.lathe.processor.ir.Op.Reduce.Fold;
import dev.lathe.processor.ir.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes a fold over neighbouring axes. Every tensor is read as outer x reduced x inner. With an inner extent of 1 the fold runs along rows, a sum in sixteen
 * partial sums that are added in a fixed tree; else down columns, in order, one accumulator an output. Members share the outer extent, or columns where it is 1.
 */
final class ReduceEmitter {
  private static final int PARTS = 16;

  private static final String SUM_ROWS = """
      int grain = 4096 / reduced + 1;
      int to = member.to(rows, grain);
      for (int row = member.from(rows, grain); row < to; row++) {
        int at = row * reduced;
        int whole = at + reduced / 16 * 16;
        int end = at + reduced;
        $declarations:L
        for (; at < whole; at += 16) {
          $blocks:L
        }
        $tail:L
        out[row] = $tree:L;
      }
      """;

  private static final String MAX_ROWS = """
      int grain = 4096 / reduced + 1;
      int to = member.to(rows, grain);
      for (int row = member.from(rows, grain); row < to; row++) {
        float largest = x[row * reduced];
        for (int i = 1; i < reduced; i++) {
          largest = Math.max(largest, x[row * reduced + i]);
        }
        out[row] = largest;
      }
      """;

  /** The start of the loop over a member's share of columns, in either form. */
  static final String COLUMN_SHARES = """
      int grain = (4096 / reduced / 16 + 1) * 16;
      int groups = grain / columns + 1;
      int from = outer > 1 ? 0 : member.from(columns, grain);
      int to = outer > 1 ? columns : member.to(columns, grain);
      int last = outer > 1 ? member.to(outer, groups) : 1;
      for (int group = outer > 1 ? member.from(outer, groups) : 0; group < last; group++) {
      """;

  private static final String COLUMNS = COLUMN_SHARES + """
        int row = group * reduced * columns;
        for (int column = from; column < to; column++) {
          out[group * columns + column] = x[row + column];
        }
        for (int i = 1; i < reduced; i++) {
          row += columns;
          for (int column = from; column < to; column++) {
            out[group * columns + column] = $fold:L;
          }
        }
      }
      """;

  private static final Map<Fold, String> COLUMN_FOLDS = Map.of(
      Fold.SUM, "out[group * columns + column] + x[row + column]",
      Fold.MAX, "Math.max(out[group * columns + column], x[row + column])");

  private ReduceEmitter() {}

  static Optional<KernelCall> emit(Node node, ProgramContext program) {
    Op.Reduce reduce = (Op.Reduce) node.op();
    Node input = program.inputs(node).get(0);
    Extent outer = size(input.shape(), 0, reduce.from());
    Extent reduced = size(input.shape(), reduce.from(), reduce.to() + 1);
    Extent inner = size(input.shape(), reduce.to() + 1, input.shape().rank());
    boolean rows = inner.isOne();
    long work = program.expected(input.shape().size());
    MethodSpec scalar = rows ? rows(reduce.fold()) : columns(reduce.fold());
    String kernel = program
        .kernels()
        .add(
            scalar,
            work,
            (vectors, name, most) ->
                rows ? vectorRows(reduce.fold(), vectors) : vectorColumns(reduce.fold(), vectors));
    List<Extent> extents = rows ? List.of(outer, reduced) : List.of(outer, reduced, inner);
    List<CodeBlock> arguments = new java.util.ArrayList<>();
    arguments.add(program.argument(input));
    arguments.add(CodeBlock.of("$L", program.array(node)));
    extents.forEach(extent -> arguments.add(ProgramContext.extent(extent)));
    return Optional.of(new KernelCall(kernel, arguments, work));
  }

  private static Extent size(Shape shape, int from, int to) {
    return shape.extents().subList(from, to).stream().reduce(Extent.of(1), Extent::times);
  }

  private static MethodSpec rows(Fold fold) {
    if (fold == Fold.MAX) {
      return rowKernel(fold).addCode(MAX_ROWS).build();
    }
    return rowKernel(fold)
        .addCode(CodeBlock.builder().addNamed(SUM_ROWS, sumParts()).build())
        .build();
  }

  private static Optional<MethodSpec> vectorRows(Fold fold, VectorKernels vectors) {
    CodeBlock body = KernelMethod.code(VectorReduce.rows(fold, vectors));
    return Optional.of(rowKernel(fold).addCode(body).build());
  }

  private static MethodSpec.Builder rowKernel(Fold fold) {
    return fold == Fold.MAX
        ? kernel("maxRows", "The largest element of each row.", "rows", "reduced")
        : kernel(
            "sumRows",
            "The sum of each row, in sixteen partial sums added in a fixed tree.",
            "rows",
            "reduced");
  }

  private static MethodSpec columns(Fold fold) {
    return columnKernel(fold)
        .addCode(CodeBlock.builder()
            .addNamed(COLUMNS, Map.of("fold", COLUMN_FOLDS.get(fold)))
            .build())
        .build();
  }

  private static Optional<MethodSpec> vectorColumns(Fold fold, VectorKernels vectors) {
    CodeBlock body = KernelMethod.code(VectorReduce.columns(fold, vectors));
    return Optional.of(columnKernel(fold).addCode(body).build());
  }

  private static MethodSpec.Builder columnKernel(Fold fold) {
    String name = fold == Fold.SUM ? "sumColumns" : "maxColumns";
    String what = fold == Fold.SUM
        ? "The sum of each column, from the top."
        : "The largest element of each column.";
    return kernel(name, what, "outer", "reduced", "columns");
  }

  private static MethodSpec.Builder kernel(String name, String what, String... extents) {
    MethodSpec.Builder kernel = MethodSpec.methodBuilder(name)
        .addJavadoc(what + "\n")
        .addParameter(float[].class, "x")
        .addParameter(float[].class, "out");
    for (String extent : extents) {
      kernel.addParameter(int.class, extent);
    }
    return kernel.addParameter(RuntimeTypes.MEMBER, "member");
  }

  private static Map<String, Object> sumParts() {
    CodeBlock.Builder declarations = CodeBlock.builder().add("float s0 = 0f");
    CodeBlock.Builder blocks = CodeBlock.builder().add("s0 += x[at];");
    CodeBlock.Builder tail = CodeBlock.builder().add("s0 += at < end ? x[at] : 0f;");
    for (int part = 1; part < PARTS; part++) {
      declarations.add(", s$L = 0f", part);
      blocks.add("\n    s$1L += x[at + $1L];", part);
      tail.add("\n  s$1L += at + $1L < end ? x[at + $1L] : 0f;", part);
    }
    return Map.of(
        "declarations", declarations.add(";").build(),
        "blocks", blocks.build(),
        "tail", tail.build(),
        "tree", tree(0, PARTS));
  }

  /** Halves are added to halves, as folding a vector of sixteen would: part i to part i + width / 2. */
  private static CodeBlock tree(int first, int stride) {
    return fold(first, 1, stride);
  }

  private static CodeBlock fold(int part, int width, int parts) {
    if (width == parts) {
      return CodeBlock.of("s$L", part);
    }
    return CodeBlock.of(
        "($L + $L)", fold(part, width * 2, parts), fold(part + width, width * 2, parts));
  }
}
