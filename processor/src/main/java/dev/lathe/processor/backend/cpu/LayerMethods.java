package dev.lathe.processor.backend.cpu;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.lathe.processor.emit.Identifiers;
import dev.lathe.processor.emit.MethodSplitter;
import dev.lathe.processor.emit.RuntimeTypes;
import dev.lathe.processor.ir.Node;
import dev.lathe.processor.ir.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/**
 * One method for each layer and phase, named after the user's field, so that profiler, stack trace and debugger speak the user's language; and {@code run},
 * which calls them in order, with {@code backward} where the two passes are run apart.
 */
final class LayerMethods {
  private final ProgramContext context;
  private final Barriers barriers;
  private final Identifiers names = new Identifiers(
      "run",
      "backward",
      "input",
      "output",
      "loss",
      "prepare",
      "capacity",
      "computeNumbers",
      "targetClasses",
      "targetValues");
  private final List<MethodSpec> methods = new ArrayList<>();
  private final List<Call> calls = new ArrayList<>();
  private final boolean apart;

  /** @param apart whether what begins with the backward pass is a method of its own */
  LayerMethods(ProgramContext context, boolean apart) {
    this.context = context;
    this.apart = apart;
    this.barriers = new Barriers(context.program().plan());
  }

  private record Call(Origin.Phase phase, CodeBlock code) {}

  List<MethodSpec> methods() {
    List<CodeBlock> statements = new ArrayList<>();
    Origin current = null;
    for (Node node : context.program().graph().nodes()) {
      Optional<CodeBlock> statement = statement(node);
      if (statement.isEmpty()) {
        continue;
      }
      if (current != null && !isSame(current, node.origin())) {
        finish(current, statements);
        statements = new ArrayList<>();
      }
      current = node.origin();
      statements.add(statement.get());
    }
    if (current != null) {
      finish(current, statements);
    }
    List<MethodSpec> all = new ArrayList<>();
    int forward = apart ? forwardCalls() : calls.size();
    all.addAll(MethodSplitter.split(entry("run"), code(calls.subList(0, forward))));
    if (apart) {
      all.addAll(
          MethodSplitter.split(entry("backward"), code(calls.subList(forward, calls.size()))));
    }
    all.addAll(methods);
    return all;
  }

  private int forwardCalls() {
    int count = 0;
    while (count < calls.size() && calls.get(count).phase() == Origin.Phase.FORWARD) {
      count++;
    }
    return count;
  }

  private static List<CodeBlock> code(List<Call> calls) {
    return calls.stream().map(Call::code).toList();
  }

  /** What is computed, in a comment; a barrier where one is needed; the call. */
  private Optional<CodeBlock> statement(Node node) {
    Emitter emitter =
        Objects.requireNonNull(Emitters.TABLE.get(node.op().getClass()), node::toString);
    return emitter.emit(node, context).map(call -> statement(node, call));
  }

  private CodeBlock statement(Node node, KernelCall call) {
    String barrier =
        barriers.neededBefore(node, context.inputs(node), call) ? "member.barrier();\n" : "";
    return CodeBlock.of(
        "$L// $L [$L]\n$L", barrier, node.name(), node.shape(), context.statement(call));
  }

  private static boolean isSame(Origin one, Origin other) {
    return one.owner().equals(other.owner()) && one.phase() == other.phase();
  }

  private void finish(Origin origin, List<CodeBlock> statements) {
    String phase = origin.phase().name().toLowerCase(Locale.ROOT);
    String capital = Character.toUpperCase(phase.charAt(0)) + phase.substring(1);
    String name = names.claim(origin.owner() + capital, calls.size());
    MethodSpec prototype = MethodSpec.methodBuilder(name)
        .addJavadoc("$L, $L.\n", origin.owner(), phase)
        .addModifiers(Modifier.PRIVATE)
        .addParameter(RuntimeTypes.MEMBER, "member")
        .build();
    methods.addAll(MethodSplitter.split(prototype, statements));
    calls.add(new Call(origin.phase(), CodeBlock.of("$N(member);\n", name)));
  }

  private static MethodSpec entry(String name) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .addParameter(RuntimeTypes.MEMBER, "member")
        .build();
  }
}
