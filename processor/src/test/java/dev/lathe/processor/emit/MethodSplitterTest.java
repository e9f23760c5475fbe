package dev.lathe.processor.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MethodSplitterTest {
  private static final MethodSpec PROTOTYPE = MethodSpec.methodBuilder("fill")
      .addModifiers(Modifier.PUBLIC)
      .addParameter(long.class, "seed")
      .addParameter(int.class, "n")
      .build();

  @Test
  void fewStatementsStayTogether() {
    List<MethodSpec> methods = MethodSplitter.split(PROTOTYPE, statements(60));
    assertEquals(1, methods.size());
    assertEquals(PROTOTYPE.modifiers(), methods.get(0).modifiers());
  }

  @Test
  void partsArePrivateAndTakeTheSameParameters() {
    List<MethodSpec> methods = MethodSplitter.split(PROTOTYPE, statements(61));
    assertEquals(
        List.of("fill", "fillPart1", "fillPart2"),
        methods.stream().map(MethodSpec::name).toList());
    assertEquals(
        "fillPart1(seed, n);\nfillPart2(seed, n);\n", methods.get(0).code().toString());
    assertEquals(
        "private void fillPart2(long seed, int n) {\n  s60();\n}\n",
        methods.get(2).toString());
  }

  /** Following the calls from the first method meets every statement once, in order; and no method is long. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 60, 61, 120, 3600, 3601, 10_000})
  void nothingIsLostOrReordered(int count) {
    Map<String, String> bodies = new HashMap<>();
    for (MethodSpec method : MethodSplitter.split(PROTOTYPE, statements(count))) {
      assertTrue(method.code().toString().lines().count() <= 60, method.name());
      assertEquals(null, bodies.put(method.name(), method.code().toString()), method.name());
    }
    List<String> met = new ArrayList<>();
    follow("fill", bodies, met);
    assertEquals(
        IntStream.range(0, count).mapToObj(number -> "s" + number + "();").toList(), met);
  }

  /** A loop is one statement, which cannot be split, but weighs what is in it. */
  @Test
  void loopsWeighWhatIsInThem() {
    CodeBlock loop = CodeBlock.builder()
        .beginControlFlow("for (int i = 0; i < n; i++)")
        .add(CodeBlock.join(statements(40), ""))
        .endControlFlow()
        .build();
    List<MethodSpec> methods = MethodSplitter.split(PROTOTYPE, List.of(loop, loop));
    assertEquals(
        List.of("fill", "fillPart1", "fillPart2"),
        methods.stream().map(MethodSpec::name).toList());
    assertEquals(loop, methods.get(2).code());
  }

  private static void follow(String method, Map<String, String> bodies, List<String> met) {
    for (String line :
        Objects.requireNonNull(bodies.get(method), method).lines().toList()) {
      String called = line.substring(0, line.indexOf('('));
      if (bodies.containsKey(called)) {
        follow(called, bodies, met);
      } else {
        met.add(line);
      }
    }
  }

  private static List<CodeBlock> statements(int count) {
    return IntStream.range(0, count)
        .mapToObj(number -> CodeBlock.of("s$L();\n", number))
        .toList();
  }
}
