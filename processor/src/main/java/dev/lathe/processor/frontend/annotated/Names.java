package dev.lathe.processor.frontend.annotated;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import dev.lathe.processor.diag.Code;
import dev.lathe.processor.diag.Problems;
import dev.lathe.processor.spec.Reported;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** What names in a network's methods stand for: a local variable, a field of the network, a constant. Remembers which fields were used. */
final class Names {
  /** {@code Args.FIRST} is this plus one. */
  private static final int BEFORE_FIRST = Integer.MIN_VALUE;

  private static final int MOST_ARGUMENTS = 8;

  private final Sources sources;
  private final Refusals refusals;
  private final Problems problems;
  private final BiFunction<ExpressionTree, Frame, Object> evaluate;
  private final Set<VariableElement> used = new HashSet<>();

  Names(
      Sources sources,
      Refusals refusals,
      Problems problems,
      BiFunction<ExpressionTree, Frame, Object> evaluate) {
    this.sources = sources;
    this.refusals = refusals;
    this.problems = problems;
    this.evaluate = evaluate;
  }

  Set<VariableElement> used() {
    return used;
  }

  void use(VariableElement field) {
    used.add(field);
  }

  Object value(ExpressionTree tree, Frame frame) {
    return local(tree, frame)
        .or(() -> field(tree, frame))
        .or(() -> constant(tree, frame))
        .orElseThrow(() -> unknown(tree, frame));
  }

  private Optional<Object> local(ExpressionTree tree, Frame frame) {
    Object value =
        tree instanceof IdentifierTree name ? frame.locals().get(name.getName().toString()) : null;
    if (value == Locals.UNSET) {
      throw refusals.of(
          Code.L120,
          frame,
          tree,
          "a variable that has a value on the way taken",
          frame.source().text(tree) + ", to which nothing was assigned",
          "assign to it first");
    }
    return Optional.ofNullable(value);
  }

  /** A layer, block, parameter or constant of the class's own: {@code conv1}, {@code this.conv1}. */
  private Optional<Object> field(ExpressionTree tree, Frame frame) {
    String name = ownName(tree);
    return name == null
        ? Optional.empty()
        : ElementFilter.fieldsIn(frame.self().type().getEnclosedElements()).stream()
            .filter(field -> field.getSimpleName().contentEquals(name))
            .findFirst()
            .flatMap(field -> valueOf(field, frame.self()));
  }

  private static @Nullable String ownName(ExpressionTree tree) {
    if (tree instanceof MemberSelectTree select) {
      boolean own = select.getExpression().toString().equals("this");
      return own ? select.getIdentifier().toString() : null;
    }
    return tree.toString();
  }

  private Optional<Object> valueOf(VariableElement field, Instance self) {
    Object member = self.members().get(field);
    if (member != null) {
      used.add(field);
      return Optional.of(member);
    }
    return constantOf(field, self);
  }

  /** The value of a constant of a class, {@code Args} being what it is where the block is used. */
  Optional<Object> constantOf(VariableElement field, Instance self) {
    Source source = sources.of(self.type());
    Optional<ExpressionTree> initializer = source.initializer(field);
    boolean mayUseArguments = !self.path().isEmpty() && initializer.isPresent();
    if (!mayUseArguments || field.getConstantValue() == null) {
      return Optional.ofNullable(field.getConstantValue()).map(Arithmetic::literal);
    }
    Frame frame = new Frame(self, source, new Locals(null), List.of());
    return Optional.of(evaluate.apply(initializer.get(), frame));
  }

  /** A constant of another class, or what {@code Args.FIRST} stands for. */
  private Optional<Object> constant(ExpressionTree tree, Frame frame) {
    return frame
        .source()
        .element(tree)
        .filter(VariableElement.class::isInstance)
        .map(VariableElement.class::cast)
        .flatMap(field ->
            isArgument(field) ? Optional.of(argument(field, frame)) : ofOther(field, frame));
  }

  /** The record that a name stands for. */
  Optional<TypeElement> record(ExpressionTree tree, Frame frame) {
    return frame
        .source()
        .element(tree)
        .filter(TypeElement.class::isInstance)
        .map(TypeElement.class::cast)
        .filter(type -> type.getKind() == ElementKind.RECORD);
  }

  private Optional<Object> ofOther(VariableElement field, Frame frame) {
    boolean own = frame.self().type().equals(field.getEnclosingElement());
    return own
        ? valueOf(field, frame.self())
        : Optional.ofNullable(field.getConstantValue()).map(Arithmetic::literal);
  }

  static boolean isArgument(VariableElement field) {
    return field.getEnclosingElement() instanceof TypeElement owner
        && owner.getQualifiedName().contentEquals(AnnotatedClasses.LAYERS_PACKAGE + ".Args");
  }

  private Object argument(VariableElement field, Frame frame) {
    int index = (Integer) Objects.requireNonNull(field.getConstantValue()) - BEFORE_FIRST - 1;
    return argument(index, frame.self());
  }

  /** Number {@code index}, from 0, of those that are given where the block is used. */
  private Object argument(int index, Instance self) {
    if (index < self.arguments().size()) {
      return self.arguments().get(index);
    }
    problems.report(
        Code.L122,
        self.where(),
        "at least " + (index + 1) + " numbers in @Args for " + self.type().getSimpleName(),
        self.arguments().isEmpty() ? "none" : self.arguments().toString(),
        "write @Args with one number for each constant of " + self.type().getSimpleName());
    throw new Reported();
  }

  /** A number that stands for one of {@code Args} as it is, or the number itself: for annotations without source. */
  Object substituted(Object value, Instance self) {
    boolean stands = value instanceof Integer number
        && number > BEFORE_FIRST
        && number <= BEFORE_FIRST + MOST_ARGUMENTS;
    return stands ? argument((Integer) value - BEFORE_FIRST - 1, self) : value;
  }

  private Reported unknown(Tree tree, Frame frame) {
    return refusals.of(
        Code.L120,
        frame,
        tree,
        "a local variable, a field of " + frame.self().type().getSimpleName() + " or a constant",
        frame.source().text(tree),
        "declare it in the method, or make it static final with a value known while compiling");
  }

  /** Assigns to a local variable, or to an element of a local array. */
  void assign(ExpressionTree target, Object value, Frame frame) {
    boolean done = target instanceof IdentifierTree name
        && frame.locals().assign(name.getName().toString(), value);
    if (!done && !(target instanceof ArrayAccessTree access && set(access, value, frame))) {
      throw refusals.unsupported(frame, target, "assign to a local variable of the method");
    }
  }

  @SuppressWarnings(
      "unchecked") // an array of the network's own methods is a list that was made here
  private boolean set(ArrayAccessTree access, Object value, Frame frame) {
    Object array = evaluate.apply(access.getExpression(), frame);
    Object index = evaluate.apply(access.getIndex(), frame);
    if (array instanceof java.util.ArrayList<?> list
        && index instanceof Integer at
        && at >= 0
        && at < list.size()) {
      ((List<Object>) list).set(at, value);
      return true;
    }
    return false;
  }
}
