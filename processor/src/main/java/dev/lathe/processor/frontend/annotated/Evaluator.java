package dev.lathe.processor.frontend.annotated;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.Tree.Kind;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.SimpleTreeVisitor;
import dev.lathe.processor.diag.Code;
import dev.lathe.processor.spec.Handle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads expressions: a tensor is a {@link Handle}, a layer its {@code LayerSpec}, a block its {@link Instance}, an array a list, a number an {@code Integer} or
 * {@code Double}. Anything else is refused where it stands.
 */
final class Evaluator extends SimpleTreeVisitor<Object, Frame> {
  private final Names names;
  private final Refusals refusals;
  private final MethodCalls methods;

  Evaluator(Names names, Refusals refusals, MethodCalls methods) {
    this.names = names;
    this.refusals = refusals;
    this.methods = methods;
  }

  Object value(ExpressionTree tree, Frame frame) {
    return visit(tree, frame);
  }

  /** A number or truth value that is known while compiling. */
  <T> T constant(ExpressionTree tree, Frame frame, Class<T> type, String what) {
    ExpressionTree inner = tree instanceof ParenthesizedTree braces ? braces.getExpression() : tree;
    Object value = new ConstantGuard(frame, inner, what).value();
    if (!type.isInstance(value)) {
      throw refusals.dynamic(frame, inner, what);
    }
    return type.cast(value);
  }

  /** Reads an expression that must not depend on anything but constants. */
  private final class ConstantGuard {
    private final Frame frame;
    private final ExpressionTree tree;
    private final String what;

    ConstantGuard(Frame frame, ExpressionTree tree, String what) {
      this.frame = frame;
      this.tree = tree;
      this.what = what;
    }

    Object value() {
      if (methods.mentionsForeign(tree, frame)) {
        throw refusals.dynamic(frame, tree, what);
      }
      return Evaluator.this.value(tree, frame);
    }
  }

  @Override
  protected Object defaultAction(Tree tree, Frame frame) {
    throw refusals.unsupported(
        frame, tree, "write it with the methods of Tensor, or compute it before training");
  }

  @Override
  public Object visitLiteral(LiteralTree tree, Frame frame) {
    if (tree.getValue() == null) {
      return defaultAction(tree, frame);
    }
    return Arithmetic.literal(tree.getValue());
  }

  @Override
  public Object visitParenthesized(ParenthesizedTree tree, Frame frame) {
    return value(tree.getExpression(), frame);
  }

  @Override
  public Object visitIdentifier(IdentifierTree tree, Frame frame) {
    return methods.loaded(names.value(tree, frame));
  }

  @Override
  public Object visitMemberSelect(MemberSelectTree tree, Frame frame) {
    boolean length = tree.getIdentifier().contentEquals("length");
    if (length && value(tree.getExpression(), frame) instanceof List<?> list) {
      return list.size();
    }
    return methods.loaded(names.value(tree, frame));
  }

  @Override
  public Object visitArrayAccess(ArrayAccessTree tree, Frame frame) {
    Object array = value(tree.getExpression(), frame);
    int index = constant(tree.getIndex(), frame, Integer.class, "an index");
    if (!(array instanceof List<?> list)) {
      return defaultAction(tree, frame);
    }
    if (index < 0 || index >= list.size()) {
      throw refusals.of(
          Code.L119,
          frame,
          tree.getIndex(),
          "an index from 0 to " + (list.size() - 1),
          Integer.toString(index),
          "stay below " + frame.source().text(tree.getExpression()) + ".length");
    }
    return list.get(index);
  }

  @Override
  public Object visitMethodInvocation(MethodInvocationTree tree, Frame frame) {
    List<Object> arguments = new ArrayList<>();
    tree.getArguments().forEach(argument -> arguments.add(value(argument, frame)));
    return methods.call(tree, arguments, frame);
  }

  /** A record of tensors. */
  @Override
  public Object visitNewClass(NewClassTree tree, Frame frame) {
    List<Handle> components = new ArrayList<>();
    for (ExpressionTree argument : tree.getArguments()) {
      components.add(
          value(argument, frame) instanceof Handle tensor ? tensor : refused(argument, frame));
    }
    return names
        .record(tree.getIdentifier(), frame)
        .filter(type -> type.getRecordComponents().size() == components.size())
        .<Object>map(type -> Tuple.of(type, components))
        .orElseGet(() -> defaultAction(tree, frame));
  }

  private Handle refused(ExpressionTree argument, Frame frame) {
    throw refusals.unsupported(frame, argument, "make records of tensors only");
  }

  @Override
  public Object visitUnary(UnaryTree tree, Frame frame) {
    Object operand = value(tree.getExpression(), frame);
    if (operand instanceof Boolean flag && tree.getKind() == Kind.LOGICAL_COMPLEMENT) {
      return !flag;
    }
    if (!(operand instanceof Number number)) {
      throw refusals.unsupported(
          frame, tree, "write " + frame.source().text(tree.getExpression()) + ".neg()");
    }
    return switch (tree.getKind()) {
      case UNARY_PLUS -> number;
      case UNARY_MINUS -> Arithmetic.negative(number);
      case PREFIX_INCREMENT, POSTFIX_INCREMENT -> step(tree, frame, number, Kind.PLUS);
      case PREFIX_DECREMENT, POSTFIX_DECREMENT -> step(tree, frame, number, Kind.MINUS);
      default -> defaultAction(tree, frame);
    };
  }

  private Object step(UnaryTree tree, Frame frame, Number number, Kind operator) {
    Object next = Arithmetic.binary(operator, number, 1).orElseThrow();
    names.assign(tree.getExpression(), next, frame);
    boolean before =
        tree.getKind() == Kind.PREFIX_INCREMENT || tree.getKind() == Kind.PREFIX_DECREMENT;
    return before ? next : number;
  }

  @Override
  public Object visitBinary(BinaryTree tree, Frame frame) {
    Object left = value(tree.getLeftOperand(), frame);
    Optional<Object> decided = decided(tree.getKind(), left);
    return decided.isPresent()
        ? decided.get()
        : binary(tree, tree.getKind(), left, value(tree.getRightOperand(), frame), frame);
  }

  private static Optional<Object> decided(Kind operator, Object left) {
    boolean known = operator == Kind.CONDITIONAL_AND && left.equals(false)
        || operator == Kind.CONDITIONAL_OR && left.equals(true);
    return known ? Optional.of(left) : Optional.empty();
  }

  private Object binary(Tree tree, Kind operator, Object left, Object right, Frame frame) {
    if (left instanceof Handle || right instanceof Handle) {
      throw refusals.unsupported(
          frame, tree, "write the operator as a method: a.add(b), a.mul(2), a.gt(b)");
    }
    return Arithmetic.binary(operator, left, right)
        .orElseThrow(() -> refusals.dynamic(frame, tree, "a number"));
  }

  @Override
  public Object visitConditionalExpression(ConditionalExpressionTree tree, Frame frame) {
    boolean condition = constant(tree.getCondition(), frame, Boolean.class, "a condition");
    return value(condition ? tree.getTrueExpression() : tree.getFalseExpression(), frame);
  }

  @Override
  public Object visitTypeCast(TypeCastTree tree, Frame frame) {
    return Arithmetic.cast(tree.getType().toString(), value(tree.getExpression(), frame));
  }

  @Override
  public Object visitAssignment(AssignmentTree tree, Frame frame) {
    Object value = value(tree.getExpression(), frame);
    names.assign(tree.getVariable(), value, frame);
    return value;
  }

  @Override
  public Object visitCompoundAssignment(CompoundAssignmentTree tree, Frame frame) {
    Kind operator = Arithmetic.withoutAssignment(tree.getKind())
        .orElseThrow(() -> refusals.unsupported(frame, tree, "write the assignment out"));
    Object before = value(tree.getVariable(), frame);
    Object after = binary(tree, operator, before, value(tree.getExpression(), frame), frame);
    names.assign(tree.getVariable(), after, frame);
    return after;
  }

  @Override
  public Object visitNewArray(NewArrayTree tree, Frame frame) {
    if (tree.getInitializers() != null) {
      List<Object> elements = new ArrayList<>();
      tree.getInitializers().forEach(element -> elements.add(value(element, frame)));
      return elements;
    }
    int length = constant(tree.getDimensions().get(0), frame, Integer.class, "a length");
    List<Object> elements = new ArrayList<>();
    for (int index = 0; index < length; index++) {
      elements.add(Locals.UNSET);
    }
    return elements;
  }
}
