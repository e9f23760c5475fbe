package dev.lathe.processor.lower;

import dev.lathe.processor.diag.Code;
import dev.lathe.processor.diag.Problems;
import dev.lathe.processor.spec.Checks;
import dev.lathe.processor.spec.NetworkSpec;
import dev.lathe.processor.spec.Options;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Schedules of the learning rate and momentum: their options and ranges. What they compute lies in the runtime, for the training loop asks for it. */
public final class Schedules {
  /** The one that puts the others one after the other. */
  public static final String SEQUENTIAL = "SequentialLR";

  private static final String PLATEAU = "ReduceLROnPlateau";

  /** Those that set the rate, whatever it was before. */
  private static final Set<String> ABSOLUTE =
      Set.of("CosineAnnealingWarmRestarts", "CyclicLR", "OneCycleLR");

  static final Map<String, OptionRules> TABLE = Map.ofEntries(
      Map.entry("StepLR", (options, checks) -> checks.atLeastOne("stepSize").positive("gamma")),
      Map.entry("MultiStepLR", (options, checks) -> ascending(options, checks).positive("gamma")),
      Map.entry(
          "ConstantLR",
          (options, checks) -> checks.positive("factor").share("factor").notNegative("totalIters")),
      Map.entry(
          "LinearLR",
          (options, checks) -> checks
              .positive("startFactor")
              .share("startFactor")
              .share("endFactor")
              .atLeastOne("totalIters")),
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
          (options, checks) -> momenta(options, checks)
              .positive("baseLr")
              .positive("maxLr")
              .require(
                  !(options.number("maxLr") < options.number("baseLr")),
                  "maxLr",
                  "to be at least baseLr",
                  "swap the two")
              .atLeastOne("stepSizeUp")
              .notNegative("stepSizeDown")
              .positive("gamma")),
      Map.entry(
          "OneCycleLR",
          (options, checks) -> momenta(options, checks)
              .positive("maxLr")
              .notNegative("totalSteps")
              .share("pctStart")
              .positive("divFactor")
              .positive("finalDivFactor")),
      Map.entry(
          PLATEAU,
          (options, checks) -> checks
              .positive("factor")
              .fraction("factor")
              .notNegative("patience")
              .notNegative("threshold")
              .notNegative("cooldown")
              .notNegative("minLr")
              .notNegative("eps")),
      Map.entry("SWALR", (options, checks) -> checks.positive("swaLr").notNegative("annealEpochs")),
      Map.entry(
          SEQUENTIAL,
          (options, checks) -> ascending(options, checks).eachAtLeast("milestones", 1)));

  private Schedules() {}

  private static Checks ascending(Options options, Checks checks) {
    List<Integer> milestones = options.integers("milestones");
    boolean sound = milestones.stream().sorted().distinct().toList().equals(milestones);
    return checks.require(sound, "milestones", "to ascend", "write them in order: {30, 60}");
  }

  /** A momentum of exactly 0 or 1 is none that could be cycled. */
  private static Checks momenta(Options options, Checks checks) {
    return checks
        .positive("baseMomentum")
        .fraction("maxMomentum")
        .require(
            !(options.number("maxMomentum") < options.number("baseMomentum")),
            "maxMomentum",
            "to be at least baseMomentum",
            "swap the two");
  }

  /** Whether one of the schedules changes the optimizer's momentum. */
  static boolean cycleMomentum(List<Options> schedules) {
    return schedules.stream().anyMatch(Schedules::cyclesMomentum);
  }

  private static boolean cyclesMomentum(Options schedule) {
    return Boolean.TRUE.equals(schedule.values().get("cycleMomentum"));
  }

  /** Reports schedules that do not go together, or not with the optimizer. */
  static void check(NetworkSpec network, Problems problems) {
    List<Options> schedules = network.schedules();
    Optional<Options> sequence = named(SEQUENTIAL, schedules);
    List<Options> others =
        schedules.stream().filter(each -> !each.name().equals(SEQUENTIAL)).toList();
    if (sequence.isPresent()) {
      checkSequence(sequence.get(), others, problems);
    } else if (others.size() > 1) {
      others.stream()
          .filter(each -> ABSOLUTE.contains(each.name()))
          .forEach(each -> reportAbsolute(each, others, problems));
    }
    boolean hasMomentum =
        network.optimizer().values().keySet().stream().anyMatch(OptimizerRecipe.MOMENTA::contains);
    others.stream()
        .filter(each -> cyclesMomentum(each) && !hasMomentum)
        .forEach(each -> reportMomentum(each, network.optimizer(), problems));
  }

  private static Optional<Options> named(String name, List<Options> schedules) {
    return schedules.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  private static void checkSequence(Options sequence, List<Options> others, Problems problems) {
    if (sequence.integers("milestones").size() != others.size() - 1) {
      problems.report(
          Code.L110,
          sequence.where("milestones"),
          "milestones of @SequentialLR to be one less than the schedules on the class",
          sequence.text("milestones") + " for " + others.size() + " schedules",
          "write one for each change: @LinearLR @CosineAnnealingLR @SequentialLR(milestones = 5)");
    }
    named(PLATEAU, others)
        .ifPresent(plateau -> problems.report(
            Code.L110,
            plateau.where(),
            "schedules that know beforehand what they do, as @SequentialLR puts them one after the other",
            "@" + PLATEAU + ", which waits for the loss",
            "remove @SequentialLR or @" + PLATEAU));
  }

  private static void reportAbsolute(Options schedule, List<Options> others, Problems problems) {
    String found = others.stream().map(each -> "@" + each.name()).collect(Collectors.joining(", "));
    problems.report(
        Code.L110,
        schedule.where(),
        "@" + schedule.name()
            + " to be the only schedule, since it sets the rate and does not change it",
        found,
        "remove the others, or say when each begins: @SequentialLR(milestones = 5)");
  }

  private static void reportMomentum(Options schedule, Options optimizer, Problems problems) {
    problems.report(
        Code.L110,
        schedule.where("cycleMomentum"),
        "an optimizer with momentum or beta1, which @" + schedule.name() + " changes with the rate",
        "@" + optimizer.name(),
        "write @" + schedule.name() + "(cycleMomentum = false), or take @SGD or @Adam");
  }

  /** Reports a plateau of the accuracy where there are no classes. */
  public static void checkMonitor(NetworkSpec network, boolean hasClasses, Problems problems) {
    named(PLATEAU, network.schedules())
        .filter(each -> !hasClasses && each.text("monitor").equals("ACCURACY"))
        .ifPresent(each -> problems.report(
            Code.L110,
            each.where("monitor"),
            "a loss with one class for each example, such as @CrossEntropyLoss, for an accuracy",
            network.objective().text(),
            "write monitor = PlateauMonitor.LOSS"));
  }
}
