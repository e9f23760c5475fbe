package dev.lathe.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Spreads a long run of statements over several methods. HotSpot never compiles a method of more than 8,000 bytes of bytecode, and javac refuses one
 * of more than 65,535.
 */
public final class MethodSplitter {
  /** Statements of generated code take at most about 100 bytes each. */
  private static final int MOST_STATEMENTS = 60;

  private MethodSplitter() {}

  /**
   * The method with its statements, or, where they are too many, the method calling parts of itself called {@code <name>1}, {@code <name>2}, …
   *
   * @param prototype the method without a body; parts take its parameters, and are private
   */
  public static List<MethodSpec> split(MethodSpec prototype, List<CodeBlock> statements) {
    return split(prototype, statements, "Part");
  }

  private static List<MethodSpec> split(
      MethodSpec prototype, List<CodeBlock> statements, String suffix) {
    List<List<CodeBlock>> groups = groups(statements);
    if (groups.size() <= 1) {
      return List.of(
          prototype.toBuilder().addCode(CodeBlock.join(statements, "")).build());
    }
    List<MethodSpec> parts = new ArrayList<>();
    List<CodeBlock> calls = new ArrayList<>();
    for (List<CodeBlock> group : groups) {
      MethodSpec part = part(prototype, suffix + (parts.size() + 1), group);
      parts.add(part);
      calls.add(CodeBlock.of("$N($L);\n", part.name(), arguments(prototype)));
    }
    List<MethodSpec> methods = new ArrayList<>(split(prototype, calls, suffix + "Of"));
    methods.addAll(parts);
    return methods;
  }

  private static List<List<CodeBlock>> groups(List<CodeBlock> statements) {
    List<List<CodeBlock>> groups = new ArrayList<>();
    int weight = MOST_STATEMENTS;
    for (CodeBlock statement : statements) {
      int added = weight(statement);
      if (weight + added > MOST_STATEMENTS) {
        groups.add(new ArrayList<>());
        weight = 0;
      }
      groups.get(groups.size() - 1).add(statement);
      weight += added;
    }
    return groups;
  }

  /** A loop weighs what is in it. */
  private static int weight(CodeBlock statement) {
    return (int) Math.max(
        1, statement.toString().lines().filter(line -> line.endsWith(");")).count());
  }

  private static MethodSpec part(MethodSpec prototype, String suffix, List<CodeBlock> statements) {
    return MethodSpec.methodBuilder(prototype.name() + suffix)
        .addModifiers(Modifier.PRIVATE)
        .addParameters(prototype.parameters())
        .addExceptions(prototype.exceptions())
        .addCode(CodeBlock.join(statements, ""))
        .build();
  }

  private static String arguments(MethodSpec prototype) {
    return String.join(
        ", ", prototype.parameters().stream().map(parameter -> parameter.name()).toList());
  }
}
