package dev.lathe.processor.frontend.annotated;

import com.sun.source.tree.MethodTree;
import dev.lathe.processor.diag.Code;
import dev.lathe.processor.diag.Problems;
import dev.lathe.processor.spec.Forward;
import dev.lathe.processor.spec.Handle;
import dev.lathe.processor.spec.LayerSpec;
import dev.lathe.processor.spec.LossSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/** The methods {@code forward} and {@code loss} of a network, as lowering runs them: each run reads the source once more. */
final class WrittenMethods {
  private final Instance network;
  private final Interpreter interpreter;
  private final Sources sources;
  private final Places places;
  private final Problems problems;
  private final boolean lossTakesRecord;

  /** @param lossTakesRecord whether {@code loss} takes the outputs as the record that {@code forward} returns */
  WrittenMethods(
      Instance network,
      Interpreter interpreter,
      Sources sources,
      Places places,
      Problems problems,
      boolean lossTakesRecord) {
    this.network = network;
    this.interpreter = interpreter;
    this.sources = sources;
    this.places = places;
    this.problems = problems;
    this.lossTakesRecord = lossTakesRecord;
  }

  /** The network's own {@code forward}, else its fields in order; nothing else uses its fields where there is no {@code loss}. */
  Forward forward() {
    boolean last = method("loss").isEmpty();
    return (calls, inputs) -> {
      interpreter.use(calls);
      Object result = method("forward")
          .map(method -> interpreter.run(network, method, List.copyOf(inputs), method, frame()))
          .orElseGet(() -> interpreter.sequence(
              network, inputs.get(0), sources.of(network.type()).tree(), frame()));
      Map<String, Handle> outputs = outputs(result);
      if (last) {
        reportUnused();
      }
      return outputs;
    };
  }

  private static Map<String, Handle> outputs(Object result) {
    return result instanceof Tuple tuple
        ? tuple.components()
        : Map.of(Forward.OUTPUT, (Handle) result);
  }

  /** The network's own {@code loss}: outputs and targets in, one number out. */
  Optional<Forward> loss() {
    return method("loss").map(method -> (calls, inputs) -> {
      interpreter.use(calls);
      Object result = interpreter.run(network, method, arguments(inputs), method, frame());
      reportUnused();
      return Map.of(Forward.OUTPUT, (Handle) result);
    });
  }

  /** Outputs one by one, or as the record that {@code forward} returns, and the targets. */
  private List<Object> arguments(List<Handle> inputs) {
    if (!lossTakesRecord) {
      return List.copyOf(inputs);
    }
    TypeElement record = Signatures.outputRecord(network.type()).orElseThrow();
    int outputs = record.getRecordComponents().size();
    List<Object> together = new ArrayList<>();
    together.add(Tuple.of(record, inputs.subList(0, outputs)));
    together.addAll(inputs.subList(outputs, inputs.size()));
    return together;
  }

  private Optional<MethodTree> method(String name) {
    return sources.of(network.type()).methods(name).stream().findFirst();
  }

  private Frame frame() {
    return new Frame(network, sources.of(network.type()), new Locals(null), List.of());
  }

  /** Every layer, block, loss and parameter is there for something. */
  private void reportUnused() {
    Map<VariableElement, Object> declared = new LinkedHashMap<>();
    collect(network, declared);
    declared.keySet().removeAll(interpreter.names().used());
    declared.forEach((field, member) -> problems.report(
        Code.L123,
        places.of(field),
        "every " + kind(member) + " to be used in forward or loss",
        field.getSimpleName() + ", which is not",
        "use it, or remove the field"));
  }

  private static void collect(Instance instance, Map<VariableElement, Object> declared) {
    declared.putAll(instance.members());
    instance.members().values().forEach(member -> collectBlocks(member, declared));
  }

  private static void collectBlocks(Object member, Map<VariableElement, Object> declared) {
    if (member instanceof Instance block) {
      collect(block, declared);
    } else if (member instanceof List<?> list) {
      list.forEach(each -> collectBlocks(each, declared));
    }
  }

  private static String kind(Object member) {
    if (member instanceof List<?> list) {
      return list.isEmpty() ? "field" : kind(list.get(0));
    }
    if (member instanceof LayerSpec) {
      return "layer";
    }
    if (member instanceof LossSpec) {
      return "loss";
    }
    return member instanceof Instance ? "block" : "parameter";
  }
}
