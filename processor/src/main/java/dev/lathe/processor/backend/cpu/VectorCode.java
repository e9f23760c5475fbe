package dev.lathe.processor.backend.cpu;

import com.palantir.javapoet.CodeBlock;
import dev.lathe.processor.emit.VectorTypes;
import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Expr.BinaryFunction;
import dev.lathe.processor.ir.Expr.UnaryFunction;
import dev.lathe.processor.ir.Exprs;
import dev.lathe.processor.plan.Sweep;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Writes a scalar expression for as many neighbours as a vector has lanes, in the order of operations of {@link ExprCode}. What is the same for all lanes stays
 * scalar; where there is a choice both sides are computed.
 */
final class VectorCode implements ElementCode {
  /** What the Vector API has no lanewise operation for that is the same on every machine. */
  private static final Set<UnaryFunction> MISSING =
      EnumSet.of(UnaryFunction.FLOOR, UnaryFunction.SIN, UnaryFunction.COS);

  private static final Map<BinaryFunction, String> METHODS = Map.of(
      BinaryFunction.ADD, "add",
      BinaryFunction.SUB, "sub",
      BinaryFunction.MUL, "mul",
      BinaryFunction.DIV, "div",
      BinaryFunction.MAX, "max",
      BinaryFunction.MIN, "min");

  private static final Set<BinaryFunction> COMMUTATIVE =
      EnumSet.of(BinaryFunction.ADD, BinaryFunction.MUL, BinaryFunction.MAX, BinaryFunction.MIN);

  private final Predicate<Expr> moves;
  private final ExprCode uniform;
  private final Function<Expr, CodeBlock> leaf;
  private final AtomicInteger numbers = new AtomicInteger();
  private final Map<Expr, Integer> occurrences = new HashMap<>();
  private final Map<Expr, String> locals = new HashMap<>();
  private final List<CodeBlock> declarations = new ArrayList<>();

  /**
   * @param moves which leaves differ from lane to lane
   * @param scalarLeaf what a leaf that does not reads as
   * @param leaf what one that does reads as
   */
  VectorCode(
      Predicate<Expr> moves, Function<Expr, CodeBlock> scalarLeaf, Function<Expr, CodeBlock> leaf) {
    this.moves = moves;
    this.uniform = new ExprCode(ExprCode.Precision.FLOAT, scalarLeaf);
    this.leaf = leaf;
  }

  /** Whether all functions in some expressions can be written, and are so few that HotSpot can compile them. */
  static boolean canWrite(List<Expr> exprs) {
    Set<Expr> parts = new HashSet<>();
    exprs.forEach(expr -> Exprs.visit(expr, parts::add));
    return parts.stream().noneMatch(VectorCode::isMissing)
        && exprs.stream().mapToInt(Exprs::operations).sum() <= Sweep.MOST_OPERATIONS;
  }

  private static boolean isMissing(Expr part) {
    return part instanceof Expr.Unary unary && MISSING.contains(unary.function())
        || part instanceof Expr.Binary binary && binary.function() == BinaryFunction.POW;
  }

  @Override
  public CodeBlock value(Expr expr) {
    count(expr);
    declareRepeated(expr);
    return vector(expr);
  }

  @Override
  public void declare(String name, Expr expr) {
    CodeBlock value = value(expr);
    declarations.add(CodeBlock.of("$T $L = $L;\n", VectorTypes.FLOAT_VECTOR, name, value));
  }

  @Override
  public List<CodeBlock> declarations() {
    return declarations;
  }

  @Override
  public CodeBlock store(String array, CodeBlock index, CodeBlock value) {
    return CodeBlock.of("$L.intoArray($L, $L)", value, array, index);
  }

  private void count(Expr expr) {
    if (occurrences.merge(expr, 1, Integer::sum) == 1) {
      Exprs.operands(expr).forEach(this::count);
    }
  }

  private void declareRepeated(Expr expr) {
    Exprs.operands(expr).forEach(this::declareRepeated);
    boolean repeated = occurrences.getOrDefault(expr, 0) > 1 && !locals.containsKey(expr);
    if (repeated && varies(expr) && !Exprs.isComparison(expr)) {
      String name = "t" + locals.size();
      declarations.add(CodeBlock.of("$T $L = $L;\n", VectorTypes.FLOAT_VECTOR, name, vector(expr)));
      locals.put(expr, name);
    }
  }

  private boolean varies(Expr expr) {
    boolean isLeaf = expr instanceof Expr.Arg || expr instanceof Expr.Position;
    return isLeaf ? moves.test(expr) : Exprs.operands(expr).stream().anyMatch(this::varies);
  }

  /** As an argument, which may be one number for all lanes. */
  private CodeBlock operand(Expr expr) {
    return varies(expr) ? vector(expr) : uniform.inline(expr);
  }

  private CodeBlock vector(Expr expr) {
    if (!varies(expr)) {
      return CodeBlock.of(
          "$T.broadcast(SPECIES, $L)", VectorTypes.FLOAT_VECTOR, uniform.inline(expr));
    }
    String local = locals.get(expr);
    return local != null ? CodeBlock.of("$L", local) : varying(expr);
  }

  private CodeBlock varying(Expr expr) {
    if (expr instanceof Expr.Unary unary) {
      return unary(unary.function(), vector(unary.operand()));
    }
    if (expr instanceof Expr.Binary binary) {
      return binary(binary);
    }
    return expr instanceof Expr.Select select ? select(select) : leaf.apply(expr);
  }

  private CodeBlock unary(UnaryFunction function, CodeBlock operand) {
    return switch (function) {
      case NEG -> CodeBlock.of("$L.neg()", operand);
      case ABS -> CodeBlock.of("$L.abs()", operand);
      case SQRT -> CodeBlock.of("$L.sqrt()", operand);
      case DETACH -> operand;
      case EXP, LOG, TANH, SIGMOID, LOG1P, EXPM1, ERF -> function(function, operand);
      case FLOOR, SIN, COS -> throw new IllegalArgumentException(function.name());
    };
  }

  /** The function's statements come before; its value is a local variable. */
  private CodeBlock function(UnaryFunction function, CodeBlock operand) {
    String result = function.name().toLowerCase(Locale.ROOT) + "Of" + numbers.incrementAndGet();
    String simple = operand.toString().replace(VectorTypes.MODULE + ".", "");
    String statements = VectorFunction.valueOf(function.name()).statements(result, simple, numbers);
    declarations.add(KernelMethod.code(statements));
    return CodeBlock.of("$L", result);
  }

  private CodeBlock binary(Expr.Binary binary) {
    boolean swapped = !varies(binary.left()) && COMMUTATIVE.contains(binary.function());
    Expr left = swapped ? binary.right() : binary.left();
    Expr right = swapped ? binary.left() : binary.right();
    return CodeBlock.of("$L.$L($L)", vector(left), METHODS.get(binary.function()), operand(right));
  }

  private CodeBlock select(Expr.Select select) {
    if (!varies(select.condition())) {
      CodeBlock condition = uniform.inline(select.condition());
      return CodeBlock.of(
          "($L ? $L : $L)", condition, vector(select.whenTrue()), vector(select.whenFalse()));
    }
    return CodeBlock.of(
        "$L.blend($L, $L)",
        vector(select.whenFalse()),
        operand(select.whenTrue()),
        mask((Expr.Binary) select.condition()));
  }

  private CodeBlock mask(Expr.Binary comparison) {
    boolean swapped = !varies(comparison.left());
    Expr left = swapped ? comparison.right() : comparison.left();
    Expr right = swapped ? comparison.left() : comparison.right();
    return CodeBlock.of(
        "$L.compare($T.$L, $L)",
        vector(left),
        VectorTypes.BY_NAME.get("VectorOperators"),
        operator(comparison.function(), swapped),
        operand(right));
  }

  private static String operator(BinaryFunction comparison, boolean swapped) {
    return switch (comparison) {
      case LESS -> swapped ? "GT" : "LT";
      case GREATER -> swapped ? "LT" : "GT";
      case EQUAL -> "EQ";
      default -> throw new IllegalArgumentException(comparison.name());
    };
  }
}
