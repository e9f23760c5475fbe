package dev.lathe.processor.backend.cpu;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import dev.lathe.processor.emit.RuntimeTypes;
import dev.lathe.processor.ir.ElementType;
import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Extent;
import dev.lathe.processor.ir.Node;
import dev.lathe.processor.ir.Op;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;

/** A loop nest that evaluates an expression; the outermost loop is shared among the members. */
final class PointwiseKernel {
  /** Elements that are worth handing to another thread. */
  private static final int SHARE = 4096;

  private static final List<String> NAMES =
      List.of("x", "y", "z", "u", "v", "w", "p", "q", "r", "s");

  private final Node node;
  private final List<Node> inputs;
  private final Expr expr;
  private final LoopNest loops;

  PointwiseKernel(Node node, List<Node> inputs) {
    this.node = node;
    this.inputs = inputs;
    this.expr = ((Op.Pointwise) node.op()).expr();
    this.loops =
        LoopNest.of(node.shape(), expr, inputs.stream().map(Node::shape).toList());
  }

  Expr expr() {
    return expr;
  }

  LoopNest loops() {
    return loops;
  }

  /** The extent where the nest is one loop and every input moves with it or not at all. */
  Optional<Extent> flat() {
    return loops.depth() == 1 ? Optional.of(loops.extents().get(0)) : Optional.empty();
  }

  MethodSpec scalar() {
    CodeBlock.Builder innermost = CodeBlock.builder();
    innermost.beginControlFlow("for (int $1L = $2L; $1L < $3L; $1L++)", place(), start(), end());
    return method(innermost.add(element()).endControlFlow().build());
  }

  /** What is done for one element. */
  CodeBlock element() {
    ExprCode code = new ExprCode(ExprCode.Precision.FLOAT, this::leaf);
    CodeBlock value = code.value(expr);
    CodeBlock.Builder element = CodeBlock.builder();
    code.declarations().forEach(element::add);
    return element.addStatement("out[$L] = $L", outIndex(), value).build();
  }

  /** The kernel around its innermost loop. */
  MethodSpec method(CodeBlock innermost) {
    return MethodSpec.methodBuilder(node.label())
        .addJavadoc("$L\n", formula())
        .addParameters(arrays())
        .addParameters(integers(0, this::extent))
        .addParameter(RuntimeTypes.MEMBER, "member")
        .addCode(nest(innermost))
        .build();
  }

  /** A function that does what the innermost loop does in one round. */
  MethodSpec round(String name, CodeBlock body) {
    return MethodSpec.methodBuilder(name)
        .addJavadoc("As many elements as a vector has lanes.\n")
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addParameters(arrays())
        .addParameters(integers(1, this::extent))
        .addParameters(integers(0, this::variable))
        .addCode(body)
        .build();
  }

  private List<ParameterSpec> arrays() {
    List<ParameterSpec> arrays = new ArrayList<>();
    for (int input = 0; input < inputs.size(); input++) {
      Class<?> type = parameterType(inputs.get(input));
      arrays.add(ParameterSpec.builder(type, name(input)).build());
    }
    arrays.add(ParameterSpec.builder(float[].class, "out").build());
    return arrays;
  }

  private List<ParameterSpec> integers(int first, IntFunction<String> name) {
    return IntStream.range(first, loops.depth())
        .mapToObj(loop -> ParameterSpec.builder(int.class, name.apply(loop)).build())
        .toList();
  }

  private static Class<?> parameterType(Node input) {
    return switch (input.type()) {
      case FLOAT -> float[].class;
      case INT -> int[].class;
      case DOUBLE -> float.class;
    };
  }

  private CodeBlock nest(CodeBlock innermost) {
    CodeBlock.Builder body = CodeBlock.builder();
    body.addStatement("int grain = $L", grain());
    body.addStatement("int to = member.to($L, grain)", extent(0));
    int last = loops.depth() - 1;
    for (int loop = 0; loop < last; loop++) {
      String from = loop == 0 ? "member.from(" + extent(0) + ", grain)" : "0";
      String until = loop == 0 ? "to" : extent(loop);
      body.beginControlFlow("for (int $1L = $2L; $1L < $3L; $1L++)", variable(loop), from, until);
    }
    body.add(innermost);
    for (int loop = 0; loop < last; loop++) {
      body.endControlFlow();
    }
    return body.build();
  }

  /** The variable of the innermost loop. */
  String place() {
    return variable(loops.depth() - 1);
  }

  /** Where the innermost loop starts. */
  String start() {
    return loops.depth() == 1 ? "member.from(" + extent(0) + ", grain)" : "0";
  }

  /** Where the innermost loop ends, exclusive. */
  String end() {
    return loops.depth() == 1 ? "to" : extent(loops.depth() - 1);
  }

  CodeBlock outIndex() {
    return index(IntStream.range(0, loops.depth()).boxed().toList());
  }

  /** How many rounds of the outer loop make a share worth having. */
  private CodeBlock grain() {
    CodeBlock.Builder grain = CodeBlock.builder().add("$L", SHARE);
    for (int loop = 1; loop < loops.depth(); loop++) {
      grain.add(" / $L", extent(loop));
    }
    return loops.depth() == 1 ? grain.build() : grain.add(" + 1").build();
  }

  /** The element of an input, or a position. */
  CodeBlock leaf(Expr leaf) {
    if (leaf instanceof Expr.Position position) {
      int loop = loops.loopOf(position.axis());
      return loop < 0 ? CodeBlock.of("0") : CodeBlock.of("$L", variable(loop));
    }
    int input = ((Expr.Arg) leaf).index();
    return type(input) == ElementType.DOUBLE
        ? CodeBlock.of("$L", name(input))
        : CodeBlock.of("$L[$L]", name(input), inputIndex(input));
  }

  ElementType type(int input) {
    return inputs.get(input).type();
  }

  CodeBlock inputIndex(int input) {
    return index(loops.loopsOf(input));
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
  static String name(int input) {
    return input < NAMES.size() ? NAMES.get(input) : NAMES.get(0) + input;
  }

  /** The expression in the terms of the parameters, for the Javadoc. */
  private String formula() {
    ExprCode code = new ExprCode(
        ExprCode.Precision.FLOAT,
        leaf -> leaf instanceof Expr.Arg arg ? CodeBlock.of("$L", name(arg.index())) : leaf(leaf));
    String value = plain(code.value(expr));
    String where = code.declarations().stream()
        .map(declaration -> ", " + plain(declaration).substring("float ".length()))
        .reduce("", String::concat);
    return "{@code out = " + value + where.replace(";\n", "") + "}";
  }

  private static String plain(CodeBlock code) {
    String functions = RuntimeTypes.FUNCTIONS.canonicalName() + ".";
    return code.toString().replace(functions, "").replace("Math.", "");
  }
}
