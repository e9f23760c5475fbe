package dev.lathe.processor.backend.cpu;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.lathe.processor.emit.Identifiers;
import dev.lathe.processor.emit.MethodSplitter;
import dev.lathe.processor.emit.RuntimeTypes;
import dev.lathe.processor.ir.Origin;
import dev.lathe.processor.plan.Sweeps;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/**
 * One method for each layer and phase, named after the user's field, so that profiler, stack trace and debugger speak the user's language; and {@code run},
 * which calls them in order, with {@code backward} where the two passes are run apart.
 */
final class LayerMethods {
  private static final int MOST_LISTED = 6;

  private final ProgramContext context;
  private final Barriers barriers = new Barriers();
  private final Identifiers names = new Identifiers(
      "run",
      "backward",
      "input",
      "output",
      "loss",
      "prepare",
      "capacity",
      "chooseKernels",
      "computeNumbers",
      "targetClasses",
      "targetValues");
  private final List<MethodSpec> methods = new ArrayList<>();
  private final List<LayerCall> calls = new ArrayList<>();
  private final boolean apart;

  /** @param apart whether what begins with the backward pass is a method of its own */
  LayerMethods(ProgramContext context, boolean apart) {
    this.context = context;
    this.apart = apart;
  }

  List<MethodSpec> methods() {
    List<LayerSteps> layers = layers();
    Map<String, List<LayerSteps>> alike =
        layers.stream().collect(Collectors.groupingBy(LayerSteps::pattern));
    Map<String, String> shared = new HashMap<>();
    for (LayerSteps layer : layers) {
      List<LayerSteps> sharing = Objects.requireNonNull(alike.get(layer.pattern()));
      if (sharing.size() == 1) {
        call(layer, CodeBlock.of("$N(member);\n", own(layer)));
      } else {
        String name = shared.computeIfAbsent(layer.pattern(), any -> shared(layer, sharing));
        call(layer, CodeBlock.of("$N($L, member);\n", name, layer.arguments()));
      }
    }
    return all();
  }

  private void call(LayerSteps layer, CodeBlock code) {
    calls.add(new LayerCall(layer.origin(), layer.multiplyAdds(), code));
  }

  /** The calls of each layer and phase, in order. */
  private List<LayerSteps> layers() {
    List<LayerSteps> layers = new ArrayList<>();
    for (Sweeps.Turn turn : context.program().plan().sweeps().turns()) {
      Optional<? extends Step> step = Emitters.emit(turn, context);
      if (step.isPresent()) {
        Origin origin = turn.nodes().get(0).origin();
        boolean same = !layers.isEmpty() && isSame(layers.get(layers.size() - 1).origin(), origin);
        if (!same) {
          layers.add(new LayerSteps(origin, context, barriers));
        }
        layers.get(layers.size() - 1).add(step.get(), turn.nodes());
      }
    }
    return layers;
  }

  private List<MethodSpec> all() {
    List<MethodSpec> all = new ArrayList<>();
    int forward = forwardCalls();
    List<CodeBlock> statements = LayerCall.statements(calls, forward < calls.size());
    int end = apart ? forward : calls.size();
    all.addAll(MethodSplitter.split(entry("run"), statements.subList(0, end)));
    if (apart) {
      all.addAll(
          MethodSplitter.split(entry("backward"), statements.subList(end, statements.size())));
    }
    all.addAll(methods);
    return all;
  }

  private int forwardCalls() {
    int count = 0;
    while (count < calls.size() && calls.get(count).origin().phase() == Origin.Phase.FORWARD) {
      count++;
    }
    return count;
  }

  private static boolean isSame(Origin one, Origin other) {
    return one.owner().equals(other.owner()) && one.phase() == other.phase();
  }

  private String own(LayerSteps layer) {
    Origin origin = layer.origin();
    MethodSpec prototype = method(origin)
        .addJavadoc("$L, $L.\n", origin.owner(), phase(origin))
        .addParameter(RuntimeTypes.MEMBER, "member")
        .build();
    methods.addAll(MethodSplitter.split(prototype, layer.statements()));
    return prototype.name();
  }

  /** One method for layers that differ in their arrays alone. */
  private String shared(LayerSteps first, List<LayerSteps> sharing) {
    Origin origin = first.origin();
    MethodSpec.Builder prototype = method(origin)
        .addJavadoc(
            "$L, $L; also $L.\n",
            origin.owner(),
            phase(origin),
            owners(sharing.subList(1, sharing.size())));
    first.addParameters(prototype);
    prototype.addParameter(RuntimeTypes.MEMBER, "member");
    methods.addAll(MethodSplitter.split(prototype.build(), first.sharedStatements()));
    return prototype.build().name();
  }

  private static String owners(List<LayerSteps> layers) {
    String listed = layers.stream()
        .limit(MOST_LISTED)
        .map(layer -> layer.origin().owner())
        .collect(Collectors.joining(", "));
    int more = layers.size() - MOST_LISTED;
    return more <= 0 ? listed : listed + " and " + more + " more";
  }

  private MethodSpec.Builder method(Origin origin) {
    String phase = phase(origin);
    String name = names.claim(
        origin.owner() + Identifiers.capital(phase), methods.size() + "." + calls.size());
    return MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE);
  }

  private static String phase(Origin origin) {
    return origin.phase().name().toLowerCase(Locale.ROOT);
  }

  private static MethodSpec entry(String name) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .addParameter(RuntimeTypes.MEMBER, "member")
        .build();
  }
}
