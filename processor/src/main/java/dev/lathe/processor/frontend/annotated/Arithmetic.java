package dev.lathe.processor.frontend.annotated;

import com.sun.source.tree.Tree.Kind;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;

/** Java's arithmetic on constants: whole numbers as {@code Integer}, all others as {@code Double}. */
final class Arithmetic {
  private static final Map<Kind, BinaryOperator<Integer>> WHOLE = Map.of(
      Kind.PLUS, Math::addExact,
      Kind.MINUS, Math::subtractExact,
      Kind.MULTIPLY, Math::multiplyExact,
      Kind.DIVIDE, (a, b) -> a / b,
      Kind.REMAINDER, (a, b) -> a % b,
      Kind.LEFT_SHIFT, (a, b) -> a << b,
      Kind.RIGHT_SHIFT, (a, b) -> a >> b);

  private static final Map<Kind, DoubleBinaryOperator> REAL = Map.of(
      Kind.PLUS, (a, b) -> a + b,
      Kind.MINUS, (a, b) -> a - b,
      Kind.MULTIPLY, (a, b) -> a * b,
      Kind.DIVIDE, (a, b) -> a / b,
      Kind.REMAINDER, (a, b) -> a % b);

  private Arithmetic() {}

  /** The value of {@code left operator right}; empty where Java has none for such operands, or a whole number overflows. */
  static Optional<Object> binary(Kind operator, Object left, Object right) {
    if (left instanceof Boolean a && right instanceof Boolean b) {
      return logic(operator, a, b);
    }
    if (!(left instanceof Number a) || !(right instanceof Number b)) {
      return Optional.empty();
    }
    return comparison(operator, a.doubleValue(), b.doubleValue())
        .<Object>map(holds -> holds)
        .or(() -> number(operator, a, b));
  }

  private static Optional<Object> number(Kind operator, Number left, Number right) {
    if (left instanceof Integer a && right instanceof Integer b && WHOLE.containsKey(operator)) {
      try {
        return Optional.of(Objects.requireNonNull(WHOLE.get(operator)).apply(a, b));
      } catch (ArithmeticException noResult) {
        return Optional.empty();
      }
    }
    return Optional.ofNullable(REAL.get(operator))
        .map(real -> real.applyAsDouble(left.doubleValue(), right.doubleValue()));
  }

  private static Optional<Boolean> comparison(Kind operator, double a, double b) {
    return switch (operator) {
      case EQUAL_TO -> Optional.of(a == b);
      case NOT_EQUAL_TO -> Optional.of(a != b);
      case LESS_THAN -> Optional.of(a < b);
      case LESS_THAN_EQUAL -> Optional.of(a <= b);
      case GREATER_THAN -> Optional.of(a > b);
      case GREATER_THAN_EQUAL -> Optional.of(a >= b);
      default -> Optional.empty();
    };
  }

  private static Optional<Object> logic(Kind operator, boolean a, boolean b) {
    return switch (operator) {
      case CONDITIONAL_AND, AND -> Optional.of(a && b);
      case CONDITIONAL_OR, OR -> Optional.of(a || b);
      case XOR, NOT_EQUAL_TO -> Optional.of(a != b);
      case EQUAL_TO -> Optional.of(a == b);
      default -> Optional.empty();
    };
  }

  /** The operator that a compound assignment applies: {@code +} for {@code +=}. */
  static Optional<Kind> withoutAssignment(Kind compound) {
    return switch (compound) {
      case PLUS_ASSIGNMENT -> Optional.of(Kind.PLUS);
      case MINUS_ASSIGNMENT -> Optional.of(Kind.MINUS);
      case MULTIPLY_ASSIGNMENT -> Optional.of(Kind.MULTIPLY);
      case DIVIDE_ASSIGNMENT -> Optional.of(Kind.DIVIDE);
      case REMAINDER_ASSIGNMENT -> Optional.of(Kind.REMAINDER);
      default -> Optional.empty();
    };
  }

  /** A method of {@code java.lang.Math} on constants; empty where it is not one of the few that are known, or an argument is no number. */
  static Optional<Object> math(String name, List<Object> arguments) {
    if (arguments.isEmpty() || !arguments.stream().allMatch(Number.class::isInstance)) {
      return Optional.empty();
    }
    boolean whole = arguments.stream().allMatch(Integer.class::isInstance);
    double x = ((Number) arguments.get(0)).doubleValue();
    double y = ((Number) arguments.get(arguments.size() - 1)).doubleValue();
    return switch (name + arguments.size()) {
      case "sqrt1" -> Optional.of(Math.sqrt(x));
      case "exp1" -> Optional.of(Math.exp(x));
      case "log1" -> Optional.of(Math.log(x));
      case "pow2" -> Optional.of(Math.pow(x, y));
      case "abs1" -> Optional.of(narrowed(Math.abs(x), whole));
      case "min2" -> Optional.of(narrowed(Math.min(x, y), whole));
      case "max2" -> Optional.of(narrowed(Math.max(x, y), whole));
      default -> Optional.empty();
    };
  }

  private static Object narrowed(double number, boolean whole) {
    return whole ? (Object) (int) number : (Object) number;
  }

  static Object negative(Number number) {
    return number instanceof Integer whole ? Math.negateExact(whole) : -number.doubleValue();
  }

  /** A literal as the user wrote it: {@code 0.1f} means 0.1. */
  static Object literal(Object value) {
    if (value instanceof Float number) {
      return Double.parseDouble(number.toString());
    }
    return value instanceof Character character ? (Object) (int) character : value;
  }

  /** A number under another type's name; the rest stays as it is. */
  static Object cast(String type, Object value) {
    if (!(value instanceof Number number)) {
      return value;
    }
    return switch (type) {
      case "int", "short", "byte", "long" -> number.intValue();
      case "float", "double" -> number.doubleValue();
      default -> value;
    };
  }
}
