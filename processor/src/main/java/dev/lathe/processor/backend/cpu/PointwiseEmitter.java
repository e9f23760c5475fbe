package dev.lathe.processor.backend.cpu;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.lathe.processor.emit.RuntimeTypes;
import dev.lathe.processor.ir.ElementType;
import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Extent;
import dev.lathe.processor.ir.Node;
import dev.lathe.processor.ir.Op;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** Writes a loop nest that evaluates an expression; the outermost loop is shared among the members. */
final class PointwiseEmitter {
  /** Elements that are worth handing to another thread. */
  private static final int SHARE = 4096;

  private static final List<String> NAMES =
      List.of("x", "y", "z", "u", "v", "w", "p", "q", "r", "s");

  private final Node node;
  private final List<Node> inputs;
  private final Expr expr;
  private final LoopNest loops;

  private PointwiseEmitter(Node node, List<Node> inputs) {
    this.node = node;
    this.inputs = inputs;
    this.expr = ((Op.Pointwise) node.op()).expr();
    this.loops =
        LoopNest.of(node.shape(), expr, inputs.stream().map(Node::shape).toList());
  }

  static Optional<KernelCall> emit(Node node, ProgramContext program) {
    if (node.type() == ElementType.DOUBLE) {
      return Optional.empty();
    }
    List<Node> inputs = program.inputs(node);
    PointwiseEmitter emitter = new PointwiseEmitter(node, inputs);
    String kernel = program.kernels().add(emitter.kernel());
    List<CodeBlock> arguments =
        new ArrayList<>(inputs.stream().map(program::argument).toList());
    arguments.add(CodeBlock.of("$L", program.array(node)));
    emitter.loops.extents().forEach(extent -> arguments.add(ProgramContext.extent(extent)));
    return Optional.of(
        new KernelCall(kernel, arguments, program.expected(node.shape().size()), emitter.flat()));
  }

  /** The extent where the nest is one loop and every input moves with it or not at all. */
  private Optional<Extent> flat() {
    return loops.depth() == 1 ? Optional.of(loops.extents().get(0)) : Optional.empty();
  }

  private MethodSpec kernel() {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(node.label()).addModifiers(Modifier.STATIC);
    for (int input = 0; input < inputs.size(); input++) {
      method.addParameter(parameterType(inputs.get(input)), name(input));
    }
    method.addParameter(float[].class, "out");
    for (int loop = 0; loop < loops.depth(); loop++) {
      method.addParameter(int.class, extent(loop));
    }
    method.addParameter(RuntimeTypes.MEMBER, "member");
    return method.addJavadoc("$L\n", formula()).addCode(body()).build();
  }

  private static Class<?> parameterType(Node input) {
    return switch (input.type()) {
      case FLOAT -> float[].class;
      case INT -> int[].class;
      case DOUBLE -> float.class;
    };
  }

  private CodeBlock body() {
    ExprCode code = new ExprCode(ExprCode.Precision.FLOAT, this::leaf);
    CodeBlock value = code.value(expr);
    CodeBlock.Builder body = CodeBlock.builder();
    body.addStatement("int grain = $L", grain());
    body.addStatement("int to = member.to($L, grain)", extent(0));
    body.beginControlFlow(
        "for (int $1L = member.from($2L, grain); $1L < to; $1L++)", variable(0), extent(0));
    for (int loop = 1; loop < loops.depth(); loop++) {
      body.beginControlFlow("for (int $1L = 0; $1L < $2L; $1L++)", variable(loop), extent(loop));
    }
    code.declarations().forEach(body::add);
    body.addStatement(
        "out[$L] = $L",
        index(java.util.stream.IntStream.range(0, loops.depth()).boxed().toList()),
        value);
    for (int loop = 0; loop < loops.depth(); loop++) {
      body.endControlFlow();
    }
    return body.build();
  }

  /** How many rounds of the outer loop make a share worth having. */
  private CodeBlock grain() {
    CodeBlock.Builder grain = CodeBlock.builder().add("$L", SHARE);
    for (int loop = 1; loop < loops.depth(); loop++) {
      grain.add(" / $L", extent(loop));
    }
    return loops.depth() == 1 ? grain.build() : grain.add(" + 1").build();
  }

  private CodeBlock leaf(Expr leaf) {
    if (leaf instanceof Expr.Position position) {
      int loop = loops.loopOf(position.axis());
      return loop < 0 ? CodeBlock.of("0") : CodeBlock.of("$L", variable(loop));
    }
    int input = ((Expr.Arg) leaf).index();
    boolean number = inputs.get(input).type() == ElementType.DOUBLE;
    return number
        ? CodeBlock.of("$L", name(input))
        : CodeBlock.of("$L[$L]", name(input), index(loops.loopsOf(input)));
  }

  /** Row-major index over some of the loops, by Horner's rule. */
  private CodeBlock index(List<Integer> over) {
    if (over.isEmpty()) {
      return CodeBlock.of("0");
    }
    CodeBlock index = CodeBlock.of("$L", variable(over.get(0)));
    for (int loop : over.subList(1, over.size())) {
      String pattern = loop == over.get(1) ? "$L * $L + $L" : "($L) * $L + $L";
      index = CodeBlock.of(pattern, index, extent(loop), variable(loop));
    }
    return index;
  }

  private String variable(int loop) {
    return switch (loops.depth()) {
      case 1 -> "i";
      case 2 -> loop == 0 ? "row" : "column";
      default -> "i" + loop;
    };
  }

  private String extent(int loop) {
    return switch (loops.depth()) {
      case 1 -> "size";
      case 2 -> loop == 0 ? "rows" : "columns";
      default -> "n" + loop;
    };
  }

  /** What a parameter is called: a letter, and a number where there are more inputs than letters. */
  private static String name(int input) {
    return input < NAMES.size() ? NAMES.get(input) : NAMES.get(0) + input;
  }

  /** The expression in the terms of the parameters, for the Javadoc. */
  private String formula() {
    ExprCode code = new ExprCode(
        ExprCode.Precision.FLOAT,
        leaf -> leaf instanceof Expr.Arg arg ? CodeBlock.of("$L", name(arg.index())) : leaf(leaf));
    String value = code.value(expr)
        .toString()
        .replace(RuntimeTypes.FUNCTIONS.canonicalName() + ".", "")
        .replace("Math.", "");
    String where = code.declarations().isEmpty()
        ? ""
        : code.declarations().stream().map(PointwiseEmitter::local).reduce("", String::concat);
    return "{@code out = " + value + where + "}";
  }

  private static String local(CodeBlock declaration) {
    String text = declaration
        .toString()
        .replace(RuntimeTypes.FUNCTIONS.canonicalName() + ".", "")
        .replace("Math.", "");
    return ", " + text.substring("float ".length()).replace(";\n", "");
  }
}
