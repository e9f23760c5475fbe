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
import javax.lang.model.element.Modifier;

/**
 * One method for each layer and phase, named after the user's field, so that profiler, stack trace and debugger speak the user's language; and {@code run},
 * which calls them in order.
 */
final class LayerMethods {
  private final ProgramContext context;
  private final Identifiers names =
      new Identifiers("run", "input", "output", "loss", "prepare", "capacity", "computeNumbers", "targetClasses", "targetValues");
  private final List<MethodSpec> methods = new ArrayList<>();
  private final List<CodeBlock> calls = new ArrayList<>();

  LayerMethods(ProgramContext context) {
    this.context = context;
  }

  List<MethodSpec> methods() {
    List<CodeBlock> statements = new ArrayList<>();
    Origin current = null;
    for (Node node : context.program().graph().nodes()) {
      CodeBlock call = Objects.requireNonNull(Emitters.TABLE.get(node.op().getClass()), node::toString).emit(node, context);
      if (call.isEmpty()) {
        continue;
      }
      if (current != null && !isSame(current, node.origin())) {
        finish(current, statements);
        statements = new ArrayList<>();
      }
      current = node.origin();
      statements.add(CodeBlock.of("// $L [$L]\n$Lmember.barrier();\n", node.name(), node.shape(), call));
    }
    if (current != null) {
      finish(current, statements);
    }
    List<MethodSpec> all = new ArrayList<>(MethodSplitter.split(run(), calls));
    all.addAll(methods);
    return all;
  }

  private static boolean isSame(Origin one, Origin other) {
    return one.owner().equals(other.owner()) && one.phase() == other.phase();
  }

  private void finish(Origin origin, List<CodeBlock> statements) {
    String phase = origin.phase().name().toLowerCase(Locale.ROOT);
    String capital = Character.toUpperCase(phase.charAt(0)) + phase.substring(1);
    String name = names.claim(origin.owner() + capital, statements);
    MethodSpec prototype =
        MethodSpec.methodBuilder(name)
            .addJavadoc("$L, $L.\n", origin.owner(), phase)
            .addModifiers(Modifier.PRIVATE)
            .addParameter(RuntimeTypes.MEMBER, "member")
            .build();
    methods.addAll(MethodSplitter.split(prototype, statements));
    calls.add(CodeBlock.of("$N(member);\n", name));
  }

  private static MethodSpec run() {
    return MethodSpec.methodBuilder("run")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .addParameter(RuntimeTypes.MEMBER, "member")
        .build();
  }
}
