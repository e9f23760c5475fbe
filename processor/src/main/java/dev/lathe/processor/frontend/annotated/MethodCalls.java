package dev.lathe.processor.frontend.annotated;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreeScanner;
import dev.lathe.processor.diag.Code;
import dev.lathe.processor.diag.SourceRef;
import dev.lathe.processor.spec.Calls;
import dev.lathe.processor.spec.Handle;
import dev.lathe.processor.spec.LayerSpec;
import dev.lathe.processor.spec.LossSpec;
import dev.lathe.processor.spec.ParameterSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.Element;
import javax.lang.model.type.TypeKind;
import org.jspecify.annotations.Nullable;

/** Reads calls: of tensors and layers, which are handed on, and of methods of the network and its blocks, which are read in turn. */
final class MethodCalls {
  private final Interpreter interpreter;
  private final Refusals refusals;

  MethodCalls(Interpreter interpreter, Refusals refusals) {
    this.interpreter = interpreter;
    this.refusals = refusals;
  }

  Object call(MethodInvocationTree tree, List<Object> arguments, Frame frame) {
    if (tree.getMethodSelect() instanceof IdentifierTree own) {
      return interpreter.invoke(frame.self(), own.getName().toString(), arguments, tree, frame);
    }
    MemberSelectTree select = (MemberSelectTree) tree.getMethodSelect();
    String name = select.getIdentifier().toString();
    if (select.getExpression().toString().equals("this")) {
      return interpreter.invoke(frame.self(), name, arguments, tree, frame);
    }
    if (isMath(select, frame)) {
      return math(name, arguments, tree, frame);
    }
    if (isTensor(select, frame)) {
      return ofTensors(name, arguments, tree, frame);
    }
    if (isForeign(select, frame)) {
      throw refusals.unsupported(
          frame, tree, "call methods of tensors, layers, blocks and the class itself");
    }
    Object receiver = interpreter.value(select.getExpression(), frame);
    return call(receiver, name, arguments, tree, frame);
  }

  private Object call(
      Object receiver,
      String name,
      List<Object> arguments,
      MethodInvocationTree tree,
      Frame frame) {
    SourceRef where = frame.at(tree);
    if (receiver instanceof Handle) {
      List<Object> all = new ArrayList<>(List.of(receiver));
      all.addAll(arguments);
      return interpreter.calls().method(name, all, frame.owner(), where);
    }
    if (receiver instanceof LayerSpec layer) {
      return ofLayer(layer, name, arguments, tree, frame);
    }
    if (receiver instanceof Instance block) {
      return interpreter.invoke(block, name, arguments, tree, frame);
    }
    if (receiver instanceof LossSpec loss && name.equals("forward")) {
      return interpreter.calls().loss(loss, tensors(arguments, tree, frame), where);
    }
    if (receiver instanceof Tuple tuple && tuple.components().containsKey(name)) {
      return Objects.requireNonNull(tuple.components().get(name));
    }
    throw refusals.unsupported(
        frame, tree, "call methods of tensors, layers, blocks and the class itself");
  }

  private Object ofLayer(
      LayerSpec layer,
      String name,
      List<Object> arguments,
      MethodInvocationTree tree,
      Frame frame) {
    Calls calls = interpreter.calls();
    SourceRef where = frame.at(tree);
    if (name.equals("weight") || name.equals("bias")) {
      return calls.parameterOf(layer, name, where);
    }
    if (!name.equals("forward")) {
      throw refusals.of(
          Code.L120,
          frame,
          tree,
          "forward, weight or bias of layer '" + layer.name() + "'",
          name,
          "call " + layer.name() + ".forward(x)");
    }
    return calls.layer(layer, tensors(arguments, tree, frame), where);
  }

  private List<Handle> tensors(List<?> arguments, MethodInvocationTree tree, Frame frame) {
    List<Handle> tensors = new ArrayList<>();
    for (Object argument : arguments) {
      if (!(argument instanceof Handle tensor)) {
        throw refusals.of(
            Code.L120, frame, tree, "tensors as arguments", describe(argument), "pass tensors");
      }
      tensors.add(tensor);
    }
    return tensors;
  }

  private static String describe(Object value) {
    if (value instanceof LayerSpec layer) {
      return "layer '" + layer.name() + "'";
    }
    if (value == Locals.UNSET) {
      return "a variable to which nothing was assigned";
    }
    return value instanceof Instance block
        ? "block " + block.type().getSimpleName()
        : String.valueOf(value);
  }

  private boolean isTensor(MemberSelectTree select, Frame frame) {
    ExpressionTree receiver = select.getExpression();
    boolean named = receiver instanceof IdentifierTree || receiver instanceof MemberSelectTree;
    return named
        && frame
            .source()
            .element(receiver)
            .filter(
                element -> element.toString().equals(AnnotatedClasses.LAYERS_PACKAGE + ".Tensor"))
            .isPresent();
  }

  /** {@code Tensor.cat(1, a, b, c)}: tensors one by one or in an array. */
  private Object ofTensors(
      String name, List<Object> arguments, MethodInvocationTree tree, Frame frame) {
    boolean array = arguments.size() == 2 && arguments.get(1) instanceof List<?>;
    List<?> tensors = array ? (List<?>) arguments.get(1) : arguments.subList(1, arguments.size());
    List<Object> all = new ArrayList<>(tensors(tensors, tree, frame));
    if (all.isEmpty()) {
      throw refusals.of(Code.L120, frame, tree, "tensors in " + name, "none", "pass at least one");
    }
    all.add(arguments.get(0));
    return interpreter.calls().method(name, all, frame.owner(), frame.at(tree));
  }

  private static boolean isMath(MemberSelectTree select, Frame frame) {
    return select.getExpression().toString().endsWith("Math")
        && frame
            .source()
            .element(select.getExpression())
            .filter(type -> type.toString().equals(Math.class.getName()))
            .isPresent();
  }

  private Object math(String name, List<Object> arguments, MethodInvocationTree tree, Frame frame) {
    return Arithmetic.math(name, arguments)
        .orElseThrow(
            () -> refusals.unsupported(
                frame,
                tree,
                "call sqrt, pow, exp, log, min, max or abs of Math on constants; tensors have methods of their own"));
  }

  /** Whether an expression calls something that the compiler cannot know: {@code System.nanoTime()}. */
  boolean mentionsForeign(ExpressionTree tree, Frame frame) {
    boolean[] found = {false};
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitMethodInvocation(
          MethodInvocationTree call, @Nullable Void nothing) {
        found[0] |= call.getMethodSelect() instanceof MemberSelectTree select
            && isForeign(select, frame)
            && !isMath(select, frame);
        return super.visitMethodInvocation(call, null);
      }
    }.scan(tree, null);
    return found[0];
  }

  /** Whether what stands before the dot is a class or a package: no variable, field or call. */
  private boolean isForeign(MemberSelectTree select, Frame frame) {
    ExpressionTree receiver = select.getExpression();
    boolean named = receiver instanceof IdentifierTree || receiver instanceof MemberSelectTree;
    return named
        && !receiver.toString().equals("this")
        && frame.locals().get(receiver.toString()) == null
        && frame.source().element(receiver).map(MethodCalls::isType).orElse(false);
  }

  /** Whether it is a class there is; javac makes one up for a name that it does not know. */
  private static boolean isType(Element element) {
    boolean type = element.getKind().isClass() || element.getKind().isInterface();
    return type && element.asType().getKind() != TypeKind.ERROR;
  }

  /** A parameter that is named in the source becomes a tensor; everything else stays what it is. */
  Object loaded(Object value) {
    return value instanceof ParameterSpec parameter
        ? interpreter.calls().parameter(parameter)
        : value;
  }
}
