package dev.lathe.processor.lower;

import dev.lathe.processor.diag.Code;
import dev.lathe.processor.diag.Problems;
import dev.lathe.processor.spec.Checks;
import dev.lathe.processor.spec.Options;
import java.util.List;
import java.util.Map;

/** Schedules of the learning rate: their options and ranges. What they compute lies in the runtime, for the training loop asks for it. */
public final class Schedules {
  /** The one that puts the others one after the other. */
  public static final String SEQUENTIAL = "SequentialLR";

  static final Map<String, OptionRules> TABLE = Map.ofEntries(
      Map.entry("StepLR", (options, checks) -> checks.atLeastOne("stepSize").positive("gamma")),
      Map.entry("MultiStepLR", (options, checks) -> ascending(options, checks).positive("gamma")),
      Map.entry(
          "ConstantLR", (options, checks) -> checks.positive("factor").notNegative("totalIters")),
      Map.entry(
          "LinearLR",
          (options, checks) ->
              checks.positive("startFactor").share("endFactor").atLeastOne("totalIters")),
      Map.entry("ExponentialLR", (options, checks) -> checks.positive("gamma")),
      Map.entry(
          "PolynomialLR", (options, checks) -> checks.atLeastOne("totalIters").positive("power")),
      Map.entry(
          "CosineAnnealingLR",
          (options, checks) -> checks.notNegative("tMax").notNegative("etaMin")),
      Map.entry(
          "CosineAnnealingWarmRestarts",
          (options, checks) -> checks.atLeastOne("t0").atLeastOne("tMult").notNegative("etaMin")),
      Map.entry(
          "CyclicLR",
          (options, checks) -> checks
              .positive("baseLr")
              .positive("maxLr")
              .atLeastOne("stepSizeUp")
              .notNegative("stepSizeDown")
              .positive("gamma")),
      Map.entry(
          "OneCycleLR",
          (options, checks) -> checks
              .positive("maxLr")
              .notNegative("totalSteps")
              .share("pctStart")
              .positive("divFactor")
              .positive("finalDivFactor")),
      Map.entry(
          "ReduceLROnPlateau",
          (options, checks) -> checks
              .positive("factor")
              .fraction("factor")
              .notNegative("patience")
              .notNegative("threshold")
              .notNegative("cooldown")
              .notNegative("minLr")
              .notNegative("eps")),
      Map.entry("SWALR", (options, checks) -> checks.positive("swaLr").notNegative("annealEpochs")),
      Map.entry(SEQUENTIAL, Schedules::ascending));

  private Schedules() {}

  private static Checks ascending(Options options, Checks checks) {
    List<Integer> milestones = options.integers("milestones");
    boolean sound = milestones.stream().sorted().distinct().toList().equals(milestones);
    return checks.require(sound, "milestones", "to ascend", "write them in order: {30, 60}");
  }

  /** Reports a sequence that has not one milestone less than schedules. */
  public static void check(List<Options> schedules, Problems problems) {
    long others =
        schedules.stream().filter(each -> !each.name().equals(SEQUENTIAL)).count();
    for (Options each : schedules) {
      if (each.name().equals(SEQUENTIAL) && each.integers("milestones").size() != others - 1) {
        problems.report(
            Code.L110,
            each.where("milestones"),
            "milestones of @SequentialLR to be one less than the schedules on the class",
            each.text("milestones") + " for " + others + " schedules",
            "write one for each change: @LinearLR @CosineAnnealingLR @SequentialLR(milestones = 5)");
      }
    }
  }
}
