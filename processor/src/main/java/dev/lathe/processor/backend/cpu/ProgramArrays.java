package dev.lathe.processor.backend.cpu;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.lathe.processor.ir.ElementType;
import dev.lathe.processor.ir.Graph;
import dev.lathe.processor.ir.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Writes how a program hands out the arrays of examples, targets and results: by number where there are several. */
final class ProgramArrays {
  private final Graph graph;
  private final ProgramContext context;

  ProgramArrays(Graph graph, ProgramContext context) {
    this.graph = graph;
    this.context = context;
  }

  List<MethodSpec> methods() {
    List<MethodSpec> methods = new ArrayList<>();
    List<Node> inputs = graph.arrayInputs(false);
    List<Node> targets = graph.arrayInputs(true);
    add("input", inputs, ElementType.FLOAT, methods);
    add("tokens", inputs, ElementType.INT, methods);
    add("output", List.copyOf(graph.results().values()), ElementType.FLOAT, methods);
    add("targetClasses", targets, ElementType.INT, methods);
    add("targetValues", targets, ElementType.FLOAT, methods);
    return methods;
  }

  /** One method for those of one type; numbers count those of the other type as well. */
  private void add(String name, List<Node> nodes, ElementType type, List<MethodSpec> methods) {
    Map<Integer, String> arrays = new LinkedHashMap<>();
    for (int number = 0; number < nodes.size(); number++) {
      if (nodes.get(number).type() == type) {
        arrays.put(number, context.array(nodes.get(number)));
      }
    }
    if (!arrays.isEmpty()) {
      TypeName element = type == ElementType.INT ? TypeName.INT : TypeName.FLOAT;
      methods.add(access(name, ArrayTypeName.of(element))
          .addParameter(int.class, "number")
          .addCode(nodes.size() == 1 ? only(arrays) : choice(name, arrays))
          .build());
    }
  }

  private static CodeBlock only(Map<Integer, String> arrays) {
    return CodeBlock.of("return $L;\n", arrays.get(0));
  }

  private static CodeBlock choice(String name, Map<Integer, String> arrays) {
    Stream<CodeBlock> cases = arrays.entrySet().stream()
        .map(entry -> CodeBlock.of("case $L -> $L;\n", entry.getKey(), entry.getValue()));
    return CodeBlock.builder()
        .add("return switch (number) {\n$>")
        .add(cases.collect(CodeBlock.joining("")))
        .add("default -> super.$L(number);\n$<};\n", name)
        .build();
  }

  static MethodSpec.Builder access(String name, TypeName type) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(type);
  }
}
