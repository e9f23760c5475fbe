package dev.lathe.processor.lower;

import dev.lathe.processor.diag.Code;
import dev.lathe.processor.diag.SourceRef;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.spec.LayerSpec;
import dev.lathe.processor.spec.NetworkSpec;
import dev.lathe.processor.spec.NetworkSpec.Labels;
import org.jspecify.annotations.Nullable;

/** Whether the output's shape agrees with the labels and the target that the network declares. */
final class Targets {
  private Targets() {}

  static void check(NetworkSpec network, LossRecipe.Target target, Shape output, Shape targetShape) {
    if (network.labels() != null) {
      checkLabels(network, network.labels(), target, output);
    }
    if (!network.target().isEmpty()) {
      checkTarget(network, target, targetShape);
    }
  }

  private static void checkLabels(NetworkSpec network, Labels labels, LossRecipe.Target target, Shape output) {
    String type = String.join(".", labels.type().simpleNames());
    if (target != LossRecipe.Target.CLASS) {
      throw new Misfit(
          Code.L106,
          "a loss whose targets are classes, as labels = " + type + ".class says",
          "@" + network.loss().name(),
          "use @CrossEntropyLoss, or remove labels",
          null);
    }
    int constants = labels.constants().size();
    if (constants != output.last().count()) {
      throw new Misfit(
          Code.L107,
          "as many outputs as " + type + " has constants, " + constants,
          output.last().count() + " outputs",
          "make the two agree: @Linear(" + constants + ") here, or " + output.last().count() + " constants in " + type,
          lastSized(network));
    }
  }

  private static void checkTarget(NetworkSpec network, LossRecipe.Target target, Shape targetShape) {
    Shape declared = Shape.batchOf(network.target());
    if (target == LossRecipe.Target.CLASS || !declared.equals(targetShape)) {
      String needed = target == LossRecipe.Target.CLASS ? "no target: it takes one class number" : targetShape.perExample();
      throw new Misfit(
          Code.L106,
          "a target that @" + network.loss().name() + " can compare with the output: " + needed,
          "target = " + declared.perExample(),
          "remove target from @Network, or change the last layer",
          null);
    }
  }

  /** The last layer annotation: where the number of outputs is written. */
  private static @Nullable SourceRef lastSized(NetworkSpec network) {
    return network.layers().stream()
        .filter(layer -> layer.layer() != null && layer.layer().name().equals("Linear"))
        .reduce((first, second) -> second)
        .map(LayerSpec::place)
        .orElse(null);
  }
}
