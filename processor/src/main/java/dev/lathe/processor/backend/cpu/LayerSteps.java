package dev.lathe.processor.backend.cpu;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.lathe.processor.emit.Identifiers;
import dev.lathe.processor.ir.ElementType;
import dev.lathe.processor.ir.Node;
import dev.lathe.processor.ir.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What one layer does in one phase: calls of kernels. Two layers whose calls differ in nothing but arrays, such as those of a repeated block, are one method with
 * the arrays as parameters.
 */
final class LayerSteps {
  private final Origin origin;
  private final ProgramContext context;
  private final List<Line> lines = new ArrayList<>();
  private final Map<String, Array> arrays = new LinkedHashMap<>();
  private final Identifiers names = new Identifiers("member", "batch", "state", "gradients");

  /** A call, and whether the members wait for each other before it. */
  private record Line(Node node, boolean barrier, KernelCall call) {}

  /** An array as a parameter. */
  private record Array(Class<?> type, String parameter) {}

  LayerSteps(Origin origin, ProgramContext context) {
    this.origin = origin;
    this.context = context;
  }

  Origin origin() {
    return origin;
  }

  void add(Node node, boolean barrier, KernelCall call) {
    lines.add(new Line(node, barrier, call));
    context.inputs(node).forEach(this::addArray);
    addArray(node);
  }

  private void addArray(Node node) {
    String array = context.argument(node).toString();
    if (node.type() != ElementType.DOUBLE && !arrays.containsKey(array)) {
      Class<?> type = node.type() == ElementType.INT ? int[].class : float[].class;
      arrays.put(array, new Array(type, names.claim(node.label(), array)));
    }
  }

  /** The steps without the names of arrays and nodes: equal for layers that can share a method. */
  String pattern() {
    return lines.stream().map(line -> shared(line).toString()).collect(Collectors.joining());
  }

  /** The statements with the program's own arrays. */
  List<CodeBlock> statements() {
    return lines.stream().map(this::own).toList();
  }

  private CodeBlock own(Line line) {
    return statement(line, line.node().name(), line.call());
  }

  /** The statements with the arrays as parameters. */
  List<CodeBlock> sharedStatements() {
    return lines.stream().map(this::shared).toList();
  }

  private CodeBlock shared(Line line) {
    List<CodeBlock> arguments = line.call().arguments().stream()
        .map(argument -> arrays.containsKey(argument.toString())
            ? CodeBlock.of("$L", arrays.get(argument.toString()).parameter())
            : argument)
        .toList();
    KernelCall call = new KernelCall(
        line.call().kernel(), arguments, line.call().work(), line.call().flat());
    return statement(line, line.node().label(), call);
  }

  /** What is computed, in a comment; a barrier where one is needed; the call. */
  private CodeBlock statement(Line line, String name, KernelCall call) {
    return CodeBlock.of(
        "$L// $L [$L]\n$L",
        line.barrier() ? "member.barrier();\n" : "",
        name,
        line.node().shape(),
        context.statement(call));
  }

  void addParameters(MethodSpec.Builder method) {
    arrays.values().forEach(array -> method.addParameter(array.type(), array.parameter()));
  }

  /** The arrays as arguments of the shared method. */
  String arguments() {
    return String.join(", ", arrays.keySet());
  }
}
