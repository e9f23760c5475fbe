package dev.lathe.processor.backend.cpu;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.lathe.processor.backend.MultiplyAdds;
import dev.lathe.processor.emit.Identifiers;
import dev.lathe.processor.ir.ElementType;
import dev.lathe.processor.ir.Node;
import dev.lathe.processor.ir.Origin;
import dev.lathe.processor.plan.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What one layer does in one phase: calls of kernels. Two layers whose calls differ in nothing but arrays, such as those of a repeated block, are one method with
 * the arrays as parameters.
 */
final class LayerSteps {
  private final Origin origin;
  private final ProgramContext context;
  private final Barriers barriers;
  private MultiplyAdds multiplyAdds = MultiplyAdds.NONE;
  private final List<Statement> statements = new ArrayList<>();
  private final Map<String, Array> arrays = new LinkedHashMap<>();
  private final Identifiers names =
      new Identifiers("member", "batch", "state", "gradients", "place");

  /** How a kernel's call is written, with the program's own names or with those of a method that layers share. */
  private interface Statement {
    CodeBlock code(UnaryOperator<CodeBlock> argument, Function<Located, String> name);
  }

  /** An array as a parameter. */
  private record Array(Class<?> type, String parameter) {}

  LayerSteps(Origin origin, ProgramContext context, Barriers barriers) {
    this.origin = origin;
    this.context = context;
    this.barriers = barriers;
  }

  Origin origin() {
    return origin;
  }

  MultiplyAdds multiplyAdds() {
    return multiplyAdds;
  }

  /** @param nodes what the step is done for */
  void add(Step step, List<Node> nodes) {
    multiplyAdds = multiplyAdds.plus(context.multiplyAdds(nodes));
    if (step instanceof Loop loop) {
      loop.starts().forEach(this::addLine);
      statements.add(loop(loop));
    } else {
      addLine((Line) step);
    }
  }

  private void addLine(Line line) {
    statements.add(line(line, barriers.neededBefore(line)));
  }

  private Statement line(Line line, boolean barrier) {
    line.reads().forEach(this::addArray);
    line.writes().forEach(this::addArray);
    return (argument, name) -> CodeBlock.of(
        "$L$L$L",
        barrier ? "member.barrier();\n" : "",
        line.writes().stream()
            .map(write -> "// " + name.apply(write) + " [" + write.shape() + "]\n")
            .collect(Collectors.joining()),
        context.statement(line.call().over(argument)));
  }

  private Statement loop(Loop loop) {
    boolean barrier = barriers.neededBefore(loop);
    List<Boolean> inside = barriers.neededIn(loop);
    List<Statement> body = new ArrayList<>();
    for (int index = 0; index < loop.lines().size(); index++) {
      body.add(line(loop.lines().get(index), inside.get(index)));
    }
    return (argument, name) -> {
      CodeBlock.Builder code = CodeBlock.builder();
      code.add(barrier ? "member.barrier();\n" : "");
      code.beginControlFlow(loop.head());
      body.forEach(each -> code.add(each.code(argument, name)));
      return code.endControlFlow().build();
    };
  }

  private void addArray(Located value) {
    String array = array(value.argument());
    if (value.type() != ElementType.DOUBLE && !arrays.containsKey(array)) {
      Class<?> type = value.place() instanceof Place.InPage
          ? float[][].class
          : value.type() == ElementType.INT ? int[].class : float[].class;
      arrays.put(array, new Array(type, names.claim(parameterName(value), array)));
    }
  }

  /** A parameter of the network goes by its name in the layer. */
  private static String parameterName(Located value) {
    if (!(value.place() instanceof Place.InState in)) {
      return value.label();
    }
    String name = in.state().name();
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** The steps without the names of arrays and nodes: equal for layers that can share a method. */
  String pattern() {
    return sharedStatements().stream().map(CodeBlock::toString).collect(Collectors.joining());
  }

  /** The statements with the program's own arrays. */
  List<CodeBlock> statements() {
    return statements.stream()
        .map(each -> each.code(UnaryOperator.identity(), Located::name))
        .toList();
  }

  /** The statements with the arrays as parameters. */
  List<CodeBlock> sharedStatements() {
    return statements.stream()
        .map(each -> each.code(this::parameter, Located::label))
        .toList();
  }

  private CodeBlock parameter(CodeBlock argument) {
    Array array = arrays.get(array(argument));
    String page = argument.toString().endsWith(ProgramContext.PAGE) ? ProgramContext.PAGE : "";
    return array == null ? argument : CodeBlock.of("$L$L", array.parameter(), page);
  }

  /** What an argument is, or is a page of. */
  private static String array(CodeBlock argument) {
    String text = argument.toString();
    return text.endsWith(ProgramContext.PAGE)
        ? text.substring(0, text.length() - ProgramContext.PAGE.length())
        : text;
  }

  void addParameters(MethodSpec.Builder method) {
    arrays.values().forEach(array -> method.addParameter(array.type(), array.parameter()));
  }

  /** The arrays as arguments of the shared method. */
  String arguments() {
    return String.join(", ", arrays.keySet());
  }
}
