package dev.lathe.processor.frontend.annotated;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.SimpleTreeVisitor;
import dev.lathe.processor.diag.Code;
import dev.lathe.processor.diag.Problems;
import dev.lathe.processor.spec.Calls;
import dev.lathe.processor.spec.Handle;
import dev.lathe.processor.spec.LayerSpec;
import dev.lathe.processor.spec.LossSpec;
import dev.lathe.processor.spec.ParameterSpec;
import dev.lathe.processor.spec.Reported;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/**
 * Reads the methods of a network once, from top to bottom: loops are walked, conditions decided, so that what is left is one call after the other. A statement
 * gives what its method returns there, if it does.
 */
final class Interpreter extends SimpleTreeVisitor<Optional<Object>, Frame> {
  private static final int MOST_ROUNDS = 10_000;

  private final Sources sources;
  private final Refusals refusals;
  private final Names names;
  private final Evaluator evaluator;
  private final MethodCalls methods;
  private @Nullable Calls calls;

  Interpreter(Sources sources, Problems problems) {
    this.sources = sources;
    this.refusals = new Refusals(problems);
    this.names = new Names(sources, refusals, problems, this::value);
    this.methods = new MethodCalls(this, refusals);
    this.evaluator = new Evaluator(names, refusals, methods);
  }

  Names names() {
    return names;
  }

  Calls calls() {
    return Objects.requireNonNull(calls, "tensors are read in forward and loss only");
  }

  /** Calls made from now on go here. */
  void use(Calls current) {
    calls = current;
  }

  Object value(ExpressionTree tree, Frame frame) {
    return evaluator.value(tree, frame);
  }

  /** What a method of a network or block returns; without a {@code forward} the fields run in order. */
  Object invoke(Instance self, String name, List<Object> arguments, Tree at, Frame from) {
    List<MethodTree> named = sources.of(self.type()).methods(name);
    List<MethodTree> found = named.stream()
        .filter(method -> method.getParameters().size() == arguments.size())
        .toList();
    boolean inOrder = named.isEmpty() && name.equals("forward");
    if (inOrder && arguments.size() == 1 && arguments.get(0) instanceof Handle input) {
      return sequence(self, input, at, from);
    }
    if (found.size() != 1) {
      throw noMethod(self, name, arguments, at, from);
    }
    return run(self, found.get(0), arguments, at, from);
  }

  private Reported noMethod(
      Instance self, String name, List<Object> arguments, Tree at, Frame from) {
    String type = self.type().getSimpleName().toString();
    String wanted =
        "a method " + name + " of " + type + " with " + arguments.size() + " parameters";
    return refusals.of(Code.L120, from, at, wanted, "none, or more than one", "declare it");
  }

  /** Field after field, as far as they are layers or blocks. */
  Handle sequence(Instance self, Handle input, Tree at, Frame from) {
    Handle value = input;
    for (Map.Entry<VariableElement, Object> field : self.members().entrySet()) {
      if (!(field.getValue() instanceof ParameterSpec || field.getValue() instanceof LossSpec)) {
        names.use(field.getKey());
        value = through(field.getValue(), value, at, from);
      }
    }
    return value;
  }

  private Handle through(Object member, Handle input, Tree at, Frame from) {
    if (member instanceof LayerSpec layer) {
      return calls().layer(layer, List.of(input), layer.place());
    }
    if (member instanceof Instance block) {
      return (Handle) invoke(block, "forward", List.of(input), at, from);
    }
    Handle value = input;
    if (member instanceof List<?> list) {
      for (Object each : list) {
        value = through(each, value, at, from);
      }
    }
    return value;
  }

  /** Reads the body of a method. */
  Object run(Instance self, MethodTree method, List<Object> arguments, Tree at, Frame from) {
    Frame.Active next = new Frame.Active(self, method);
    if (from.callers().contains(next)) {
      throw refusals.of(
          Code.L121,
          from,
          at,
          "methods that do not call themselves",
          method.getName() + " of " + self.type().getSimpleName() + ", which is being read",
          "write a for loop with constant bounds");
    }
    Locals locals = new Locals(null);
    for (int index = 0; index < arguments.size(); index++) {
      locals.declare(method.getParameters().get(index).getName().toString(), arguments.get(index));
    }
    Frame frame = new Frame(self, sources.of(self.type()), locals, from.with(next));
    return Optional.ofNullable(method.getBody())
        .flatMap(body -> visit(body, frame))
        .orElseThrow(() -> refusals.unsupported(frame, method, "return a tensor at the end"));
  }

  @Override
  protected Optional<Object> defaultAction(Tree tree, Frame frame) {
    throw refusals.unsupported(
        frame, tree, "use local variables, for loops with constant bounds and if on constants");
  }

  @Override
  public Optional<Object> visitBlock(BlockTree tree, Frame frame) {
    return all(tree.getStatements(), frame.nested());
  }

  private Optional<Object> all(List<? extends StatementTree> statements, Frame frame) {
    for (StatementTree statement : statements) {
      Optional<Object> returned = visit(statement, frame);
      if (returned.isPresent()) {
        return returned;
      }
    }
    return Optional.empty();
  }

  @Override
  public Optional<Object> visitVariable(VariableTree tree, Frame frame) {
    ExpressionTree initializer = tree.getInitializer();
    Object value = initializer == null ? Locals.UNSET : value(initializer, frame);
    String type = tree.getType() == null ? "var" : tree.getType().toString();
    frame.locals().declare(tree.getName().toString(), Arithmetic.cast(type, value));
    return Optional.empty();
  }

  @Override
  public Optional<Object> visitExpressionStatement(ExpressionStatementTree tree, Frame frame) {
    value(tree.getExpression(), frame);
    return Optional.empty();
  }

  @Override
  public Optional<Object> visitReturn(ReturnTree tree, Frame frame) {
    return Optional.of(value(tree.getExpression(), frame));
  }

  @Override
  public Optional<Object> visitIf(IfTree tree, Frame frame) {
    if (condition(tree.getCondition(), frame)) {
      return visit(tree.getThenStatement(), frame);
    }
    StatementTree otherwise = tree.getElseStatement();
    return otherwise == null ? Optional.empty() : visit(otherwise, frame);
  }

  private boolean condition(ExpressionTree tree, Frame frame) {
    return evaluator.constant(tree, frame, Boolean.class, "a condition");
  }

  @Override
  public Optional<Object> visitForLoop(ForLoopTree tree, Frame outer) {
    Frame frame = outer.nested();
    all(tree.getInitializer(), frame);
    int rounds = 0;
    while (tree.getCondition() == null || condition(tree.getCondition(), frame)) {
      if (++rounds > MOST_ROUNDS) {
        throw refusals.dynamic(frame, tree, "a loop of at most " + MOST_ROUNDS + " rounds");
      }
      Optional<Object> returned = visit(tree.getStatement(), frame);
      if (returned.isPresent()) {
        return returned;
      }
      all(tree.getUpdate(), frame);
    }
    return Optional.empty();
  }

  @Override
  public Optional<Object> visitEnhancedForLoop(EnhancedForLoopTree tree, Frame frame) {
    if (!(value(tree.getExpression(), frame) instanceof List<?> list)) {
      throw refusals.dynamic(frame, tree.getExpression(), "an array");
    }
    for (Object element : list) {
      Frame round = frame.nested();
      round.locals().declare(tree.getVariable().getName().toString(), methods.loaded(element));
      Optional<Object> returned = visit(tree.getStatement(), round);
      if (returned.isPresent()) {
        return returned;
      }
    }
    return Optional.empty();
  }
}
