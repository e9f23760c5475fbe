package dev.lathe.processor.backend.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.palantir.javapoet.CodeBlock;
import dev.lathe.processor.backend.cpu.ExprCode.Precision;
import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Expr.BinaryFunction;
import dev.lathe.processor.ir.Expr.UnaryFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ExprCodeTest {
  private static final Expr A = Expr.arg(0);
  private static final Expr B = Expr.arg(1);
  private static final Expr C = Expr.arg(2);
  private static final Expr LESS = Expr.binary(BinaryFunction.LESS, A, B);

  static Stream<Arguments> parentheses() {
    return Stream.of(
        arguments(A.add(B).add(C), "a + b + c"),
        arguments(A.add(B.add(C)), "a + (b + c)"), // another sum in floats
        arguments(A.sub(B.sub(C)), "a - (b - c)"),
        arguments(A.sub(B).sub(C), "a - b - c"),
        arguments(A.mul(B.add(C)), "a * (b + c)"),
        arguments(A.mul(B).add(C), "a * b + c"),
        arguments(A.mul(B.mul(C)), "a * (b * c)"),
        arguments(A.div(B.mul(C)), "a / (b * c)"),
        arguments(A.div(B).mul(C), "a / b * c"),
        arguments(A.negate().negate(), "-(-a)"), // not a decrement
        arguments(A.sub(B.negate()), "a - -b"),
        arguments(A.add(B).negate(), "-(a + b)"),
        arguments(A.negate().mul(B), "-a * b"),
        arguments(A.sub(Expr.of(-2)), "a - -2f"),
        arguments(Expr.of(-2).negate(), "-(-2f)"),
        arguments(new Expr.Select(LESS, A, B).add(C), "(a < b ? a : b) + c"),
        arguments(
            new Expr.Select(LESS, new Expr.Select(LESS, A, C), B), "a < b ? (a < b ? a : c) : b"),
        arguments(
            new Expr.Select(Expr.binary(BinaryFunction.EQUAL, A.add(B), C), A, B),
            "a + b == c ? a : b"),
        arguments(Expr.unary(UnaryFunction.SQRT, A).mul(B), "(float) Math.sqrt(a) * b"),
        arguments(Expr.binary(BinaryFunction.MAX, A.add(B), C), "Math.max(a + b, c)"),
        arguments(Expr.unary(UnaryFunction.DETACH, A.add(B)).mul(C), "(a + b) * c"),
        arguments(Expr.of(0.1), "0.1f"),
        arguments(Expr.of(Double.POSITIVE_INFINITY), "Float.POSITIVE_INFINITY"),
        arguments(Expr.of(1e30), "1.0E30f"));
  }

  @ParameterizedTest
  @MethodSource("parentheses")
  void parenthesesFollowTheTree(Expr expr, String expected) {
    assertEquals(expected, code(Precision.FLOAT).value(expr).toString());
  }

  @Test
  void whatRepeatsIsComputedOnce() {
    ExprCode code = code(Precision.FLOAT);
    Expr sum = A.add(B);
    Expr square = sum.mul(sum);
    assertEquals("t1 / (t1 + c)", code.value(square.div(square.add(C))).toString());
    assertEquals(
        "[float t0 = a + b;\n, float t1 = t0 * t0;\n]", code.declarations().toString());
  }

  @Test
  void leavesAndComparisonsNeedNoLocal() {
    ExprCode code = code(Precision.FLOAT);
    assertEquals(
        "a < b ? a : a < b ? b : c",
        code.value(new Expr.Select(LESS, A, new Expr.Select(LESS, B, C))).toString());
    assertEquals(0, code.declarations().size());
  }

  @Test
  void numbersOfTheHostAreDoubles() {
    assertEquals(
        "a + 0.5 * dev.lathe.runtime.Functions.pow(b, 2.0)",
        code(Precision.DOUBLE)
            .value(A.add(Expr.of(0.5).mul(Expr.binary(BinaryFunction.POW, B, Expr.of(2)))))
            .toString());
    assertEquals(
        "Math.sqrt(a)",
        code(Precision.DOUBLE).value(Expr.unary(UnaryFunction.SQRT, A)).toString());
    assertThrows(
        IllegalArgumentException.class,
        () -> code(Precision.DOUBLE).value(Expr.unary(UnaryFunction.SIGMOID, A)));
  }

  private static ExprCode code(Precision precision) {
    return new ExprCode(
        precision, leaf -> CodeBlock.of("$L", "abc".charAt(((Expr.Arg) leaf).index())));
  }
}
