package dev.lathe.processor.backend.cpu;

import com.palantir.javapoet.CodeBlock;
import dev.lathe.processor.emit.RuntimeTypes;
import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Exprs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Writes a scalar expression as Java. Float addition is not associative, so parentheses follow the tree exactly; parts that occur more than once are
 * computed once, in local variables; numbers of the host, once a run, are written out.
 */
final class ExprCode implements ElementCode {
  /** Functions that Java has none of. */
  private static final Set<String> WITHOUT_DOUBLE = Set.of("sigmoid", "erf");

  private final Precision precision;
  private final Function<Expr, CodeBlock> leaf;
  private final Map<Expr, String> locals = new HashMap<>();
  private final List<CodeBlock> declarations = new ArrayList<>();

  /** What numbers are computed in. */
  enum Precision {
    FLOAT,
    DOUBLE
  }

  /** How tightly a piece of Java binds, loosest first. */
  private enum Binding {
    TERNARY,
    COMPARISON,
    SUM,
    PRODUCT,
    UNARY,
    PRIMARY
  }

  private record Code(CodeBlock text, Binding binding) {
    CodeBlock in(Binding context) {
      return binding.compareTo(context) >= 0 ? text : CodeBlock.of("($L)", text);
    }

    /** As the right operand of an operator that groups to the left. */
    CodeBlock after(Binding context) {
      return binding.compareTo(context) > 0 ? text : CodeBlock.of("($L)", text);
    }
  }

  /**
   * @param leaf what an {@link Expr.Arg} or {@link Expr.Position} reads as
   */
  ExprCode(Precision precision, Function<Expr, CodeBlock> leaf) {
    this.precision = precision;
    this.leaf = leaf;
  }

  @Override
  public CodeBlock value(Expr expr) {
    if (precision == Precision.FLOAT) {
      Map<Expr, Integer> occurrences = new HashMap<>();
      count(expr, occurrences);
      declareRepeated(expr, occurrences);
    }
    return code(expr).text();
  }

  /** The expression's value without local variables. */
  CodeBlock inline(Expr expr) {
    return code(expr).text();
  }

  @Override
  public void declare(String name, Expr expr) {
    CodeBlock value = value(expr);
    declarations.add(CodeBlock.of("float $L = $L;\n", name, value));
  }

  @Override
  public List<CodeBlock> declarations() {
    return declarations;
  }

  @Override
  public CodeBlock store(String array, CodeBlock index, CodeBlock value) {
    return CodeBlock.of("$L[$L] = $L", array, index, value);
  }

  private static void count(Expr expr, Map<Expr, Integer> occurrences) {
    if (occurrences.merge(expr, 1, Integer::sum) == 1) {
      Exprs.operands(expr).forEach(operand -> count(operand, occurrences));
    }
  }

  private void declareRepeated(Expr expr, Map<Expr, Integer> occurrences) {
    Exprs.operands(expr).forEach(operand -> declareRepeated(operand, occurrences));
    boolean compound = !Exprs.operands(expr).isEmpty() && !Exprs.isComparison(expr);
    if (compound && occurrences.getOrDefault(expr, 0) > 1 && !locals.containsKey(expr)) {
      String name = "t" + locals.size();
      declarations.add(CodeBlock.of("float $L = $L;\n", name, code(expr).text()));
      locals.put(expr, name);
    }
  }

  private Code code(Expr expr) {
    String local = locals.get(expr);
    if (local != null) {
      return new Code(CodeBlock.of("$L", local), Binding.PRIMARY);
    }
    if (expr instanceof Expr.Const constant) {
      return number(constant.value());
    }
    if (expr instanceof Expr.Unary unary) {
      return unary(unary);
    }
    if (expr instanceof Expr.Binary binary) {
      return binary(binary);
    }
    return expr instanceof Expr.Select select
        ? select(select)
        : new Code(leaf.apply(expr), Binding.PRIMARY);
  }

  private Code number(double value) {
    Binding binding = value < 0 ? Binding.UNARY : Binding.PRIMARY;
    return new Code(
        CodeBlock.of(
            "$L", precision == Precision.FLOAT ? floatText((float) value) : doubleText(value)),
        binding);
  }

  private static String floatText(float value) {
    if (Float.isInfinite(value)) {
      return value > 0 ? "Float.POSITIVE_INFINITY" : "Float.NEGATIVE_INFINITY";
    }
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e6;
    return Float.isNaN(value)
        ? "Float.NaN"
        : (whole ? Integer.toString((int) value) : Float.toString(value)) + "f";
  }

  private static String doubleText(double value) {
    return Double.toString(value);
  }

  private Code unary(Expr.Unary unary) {
    Code operand = code(unary.operand());
    return switch (unary.function()) {
      case NEG -> new Code(CodeBlock.of("-$L", operand.after(Binding.UNARY)), Binding.UNARY);
      case ABS -> call(CodeBlock.of("Math.abs"), operand);
      case SQRT -> sqrt(operand);
      case FLOOR -> rounded(call(CodeBlock.of("Math.floor"), operand));
      case EXP, LOG, TANH, SIGMOID, LOG1P, EXPM1, ERF, SIN, COS ->
        function(unary.function().name().toLowerCase(Locale.ROOT), operand);
      case DETACH -> operand;
    };
  }

  private Code sqrt(Code operand) {
    return rounded(call(CodeBlock.of("Math.sqrt"), operand));
  }

  /** What a function of doubles gives, as a number of the precision wanted. */
  private Code rounded(Code number) {
    return precision == Precision.DOUBLE
        ? number
        : new Code(CodeBlock.of("(float) $L", number.text()), Binding.UNARY);
  }

  private Code function(String name, Code operand) {
    if (precision == Precision.DOUBLE && WITHOUT_DOUBLE.contains(name)) {
      throw new IllegalArgumentException(name + " of a number of the host");
    }
    return precision == Precision.DOUBLE
        ? call(CodeBlock.of("StrictMath.$L", name), operand)
        : call(CodeBlock.of("$T.$L", RuntimeTypes.FUNCTIONS, name), operand);
  }

  private static Code call(CodeBlock function, Code... operands) {
    List<CodeBlock> texts = List.of(operands).stream().map(Code::text).toList();
    return new Code(CodeBlock.of("$L($L)", function, CodeBlock.join(texts, ", ")), Binding.PRIMARY);
  }

  private Code binary(Expr.Binary binary) {
    Code left = code(binary.left());
    Code right = code(binary.right());
    return switch (binary.function()) {
      case ADD -> infix(left, "+", right, Binding.SUM);
      case SUB -> infix(left, "-", right, Binding.SUM);
      case MUL -> infix(left, "*", right, Binding.PRODUCT);
      case DIV -> infix(left, "/", right, Binding.PRODUCT);
      case MAX -> call(CodeBlock.of("Math.max"), left, right);
      case MIN -> call(CodeBlock.of("Math.min"), left, right);
      case POW -> power(left, right);
      case LESS -> infix(left, "<", right, Binding.COMPARISON);
      case GREATER -> infix(left, ">", right, Binding.COMPARISON);
      case EQUAL -> infix(left, "==", right, Binding.COMPARISON);
    };
  }

  private static Code infix(Code left, String operator, Code right, Binding binding) {
    return new Code(
        CodeBlock.of("$L $L $L", left.in(binding), operator, right.after(binding)), binding);
  }

  private Code power(Code base, Code exponent) {
    return rounded(call(CodeBlock.of("$T.pow", RuntimeTypes.FUNCTIONS), base, exponent));
  }

  private Code select(Expr.Select select) {
    CodeBlock condition = code(select.condition()).after(Binding.TERNARY);
    CodeBlock whenTrue = code(select.whenTrue()).after(Binding.TERNARY);
    CodeBlock whenFalse = code(select.whenFalse()).in(Binding.TERNARY);
    return new Code(CodeBlock.of("$L ? $L : $L", condition, whenTrue, whenFalse), Binding.TERNARY);
  }
}
