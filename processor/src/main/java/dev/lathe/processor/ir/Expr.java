package dev.lathe.processor.ir;

/**
 * A scalar expression: what a {@link Op.Pointwise} computes for one element. Derivatives of it are expressions again
 * ({@link Derivative}), so that no activation, loss or optimizer needs a hand-written gradient.
 */
public sealed interface Expr {
  /** The element of the node's input number {@code index} at this position. */
  record Arg(int index) implements Expr {
    @Override
    public String toString() {
      return "x" + index;
    }
  }

  /** A number. */
  record Const(double value) implements Expr {
    @Override
    public String toString() {
      return value == Math.rint(value) && Math.abs(value) < 1e9
          ? Long.toString((long) value)
          : Double.toString(value);
    }
  }

  /** Where the element lies along an axis of the node's own shape, counted from 0. */
  record Position(int axis) implements Expr {
    @Override
    public String toString() {
      return "position(" + axis + ")";
    }
  }

  /** A function of one operand. */
  record Unary(UnaryFunction function, Expr operand) implements Expr {
    @Override
    public String toString() {
      return function.name().toLowerCase(java.util.Locale.ROOT) + "(" + operand + ")";
    }
  }

  /** A function of two operands. */
  record Binary(BinaryFunction function, Expr left, Expr right) implements Expr {
    @Override
    public String toString() {
      return "(" + left + " " + function.symbol() + " " + right + ")";
    }
  }

  /** One of two expressions; the condition is a comparison. */
  record Select(Expr condition, Expr whenTrue, Expr whenFalse) implements Expr {
    @Override
    public String toString() {
      return "(" + condition + " ? " + whenTrue + " : " + whenFalse + ")";
    }
  }

  /** Functions of one operand. */
  enum UnaryFunction {
    NEG(1),
    ABS(1),
    EXP(40),
    LOG(60),
    SQRT(1),
    TANH(70),
    SIGMOID(65),
    LOG1P(75),
    EXPM1(120),
    ERF(95),
    SIN(60),
    COS(60),
    /** The largest whole number that is not greater; its derivative is zero. */
    FLOOR(1),
    /** Its operand, with a derivative of zero: PyTorch's {@code detach}. */
    DETACH(0);

    private final int operations;

    UnaryFunction(int operations) {
      this.operations = operations;
    }

    /** About how many operations of the processor it takes. */
    public int operations() {
      return operations;
    }
  }

  /** Functions of two operands. A comparison is 1 where it holds and 0 elsewhere. */
  enum BinaryFunction {
    ADD("+"),
    SUB("-"),
    MUL("*"),
    DIV("/"),
    POW("^"),
    MAX("max"),
    MIN("min"),
    LESS("<"),
    GREATER(">"),
    EQUAL("==");

    private final String symbol;

    BinaryFunction(String symbol) {
      this.symbol = symbol;
    }

    public String symbol() {
      return symbol;
    }

    public boolean isComparison() {
      return this == LESS || this == GREATER || this == EQUAL;
    }
  }

  static Expr arg(int index) {
    return new Arg(index);
  }

  static Expr of(double value) {
    return new Const(value);
  }

  static Expr unary(UnaryFunction function, Expr operand) {
    return new Unary(function, operand);
  }

  static Expr binary(BinaryFunction function, Expr left, Expr right) {
    return new Binary(function, left, right);
  }

  default Expr add(Expr other) {
    return new Binary(BinaryFunction.ADD, this, other);
  }

  default Expr sub(Expr other) {
    return new Binary(BinaryFunction.SUB, this, other);
  }

  default Expr mul(Expr other) {
    return new Binary(BinaryFunction.MUL, this, other);
  }

  default Expr div(Expr other) {
    return new Binary(BinaryFunction.DIV, this, other);
  }

  default Expr negate() {
    return new Unary(UnaryFunction.NEG, this);
  }

  default boolean isConst(double value) {
    return this instanceof Const constant && constant.value() == value;
  }
}
