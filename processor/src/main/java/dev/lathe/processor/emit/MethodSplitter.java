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
    if (statements.size() <= MOST_STATEMENTS) {
      return List.of(
          prototype.toBuilder().addCode(CodeBlock.join(statements, "")).build());
    }
    List<MethodSpec> parts = new ArrayList<>();
    List<CodeBlock> calls = new ArrayList<>();
    for (int from = 0; from < statements.size(); from += MOST_STATEMENTS) {
      int to = Math.min(statements.size(), from + MOST_STATEMENTS);
      MethodSpec part = part(prototype, suffix + (parts.size() + 1), statements.subList(from, to));
      parts.add(part);
      calls.add(CodeBlock.of("$N($L);\n", part.name(), arguments(prototype)));
    }
    List<MethodSpec> methods = new ArrayList<>(split(prototype, calls, suffix + "Of"));
    methods.addAll(parts);
    return methods;
  }

  private static MethodSpec part(MethodSpec prototype, String suffix, List<CodeBlock> statements) {
    return MethodSpec.methodBuilder(prototype.name() + suffix)
        .addModifiers(Modifier.PRIVATE)
        .addParameters(prototype.parameters())
        .addCode(CodeBlock.join(statements, ""))
        .build();
  }

  private static String arguments(MethodSpec prototype) {
    return String.join(
        ", ", prototype.parameters().stream().map(parameter -> parameter.name()).toList());
  }
}
