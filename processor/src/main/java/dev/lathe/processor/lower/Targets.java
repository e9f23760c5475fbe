package dev.lathe.processor.lower;

import dev.lathe.processor.diag.Code;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.spec.LayerSpec;
import dev.lathe.processor.spec.NetworkSpec;
import dev.lathe.processor.spec.NetworkSpec.Labels;
import dev.lathe.processor.spec.Options;

/** Whether the output's shape agrees with the labels and the target that the network declares. */
final class Targets {
  private Targets() {}

  /** Whether there is an output for each label; said before anything else about an output of class scores. */
  static void checkLabels(
      NetworkSpec network, Options loss, LossRecipe.Target target, Shape output) {
    Labels labels = network.labels();
    if (labels != null && (target != LossRecipe.Target.CLASS || output.rank() == 2)) {
      checkLabels(network, loss, labels, target, output);
    }
  }

  /** Whether a declared target has the shape that the loss takes. */
  static void checkTarget(
      NetworkSpec network, Options loss, LossRecipe.Target target, Shape targetShape) {
    if (!network.target().isEmpty()) {
      checkDeclared(network, loss, target, targetShape);
    }
  }

  private static void checkLabels(
      NetworkSpec network, Options loss, Labels labels, LossRecipe.Target target, Shape output) {
    String type = String.join(".", labels.type().simpleNames());
    if (target != LossRecipe.Target.CLASS) {
      throw new Misfit(
          Code.L106,
          "a loss whose targets are classes, as labels = " + type + ".class says",
          "@" + loss.name(),
          "use @CrossEntropyLoss, or remove labels",
          null);
    }
    int constants = labels.constants().size();
    if (constants != output.last().count()) {
      throw new Misfit(
          Code.L107,
          "as many outputs as " + type + " has constants: " + constants,
          output.last().count() + (output.last().count() == 1 ? " output" : " outputs"),
          "make the two agree: " + lastLayer(network, constants) + ", or "
              + output.last().count() + " constants in " + type,
          last(network).place());
    }
  }

  private static void checkDeclared(
      NetworkSpec network, Options loss, LossRecipe.Target target, Shape targetShape) {
    Shape declared = Shape.batchOf(network.target());
    if (target == LossRecipe.Target.CLASS || !declared.equals(targetShape)) {
      String name = "@" + loss.name();
      boolean byClass = target == LossRecipe.Target.CLASS;
      throw new Misfit(
          Code.L106,
          byClass
              ? "no target in @Network with " + name + ", which takes class numbers"
              : "a target of the output's shape for " + name,
          byClass
              ? "target = " + declared.perExample()
              : "target = " + declared.perExample() + ", output " + targetShape.perExample(),
          byClass
              ? "remove target"
              : "remove target, or make the last layer's output " + declared.perExample(),
          network.where());
    }
  }

  /** What would make {@code count} outputs: another number where the last layer has one, else one layer more. */
  private static String lastLayer(NetworkSpec network, int count) {
    Options layer = last(network).layer();
    boolean sized = layer != null && layer.name().equals("Linear");
    return "@Linear(" + count + ") " + (sized ? "here" : "as the last layer");
  }

  private static LayerSpec last(NetworkSpec network) {
    return network.layers().get(network.layers().size() - 1);
  }
}
