package dev.lathe.processor.backend.api;

import com.palantir.javapoet.CodeBlock;
import dev.lathe.processor.emit.RuntimeTypes;
import dev.lathe.processor.spec.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Writes the schedules of the learning rate as calls of the runtime. */
final class ScheduleCode {
  private static final String SEQUENTIAL = "SequentialLR";

  /** The runtime's method for each annotation, with the members that are its arguments; the interval comes last. */
  private static final Map<String, List<String>> CALLS = Map.ofEntries(
      Map.entry("StepLR", List.of("step", "stepSize", "gamma")),
      Map.entry("MultiStepLR", List.of("multiStep", "milestones", "gamma")),
      Map.entry("ConstantLR", List.of("constant", "factor", "totalIters")),
      Map.entry("LinearLR", List.of("linear", "startFactor", "endFactor", "totalIters")),
      Map.entry("ExponentialLR", List.of("exponential", "gamma")),
      Map.entry("PolynomialLR", List.of("polynomial", "totalIters", "power")),
      Map.entry("CosineAnnealingLR", List.of("cosineAnnealing", "tMax", "etaMin")),
      Map.entry("CosineAnnealingWarmRestarts", List.of("warmRestarts", "t0", "tMult", "etaMin")),
      Map.entry(
          "CyclicLR",
          List.of("cyclic", "baseLr", "maxLr", "stepSizeUp", "stepSizeDown", "mode", "gamma")),
      Map.entry(
          "OneCycleLR",
          List.of(
              "oneCycle",
              "maxLr",
              "totalSteps",
              "pctStart",
              "annealStrategy",
              "divFactor",
              "finalDivFactor",
              "threePhase")),
      Map.entry("SWALR", List.of("swa", "swaLr", "annealEpochs", "annealStrategy")));

  private ScheduleCode() {}

  static CodeBlock of(List<Options> written) {
    List<CodeBlock> schedules = new ArrayList<>();
    written.stream()
        .filter(each -> !each.name().equals(SEQUENTIAL))
        .forEach(each -> schedules.add(schedule(each)));
    if (schedules.isEmpty()) {
      return CodeBlock.of("$T.NONE", RuntimeTypes.SCHEDULE);
    }
    CodeBlock all = CodeBlock.of("$T.of($L)", List.class, CodeBlock.join(schedules, ", "));
    Optional<Options> sequence =
        written.stream().filter(each -> each.name().equals(SEQUENTIAL)).findFirst();
    if (sequence.isPresent()) {
      return CodeBlock.of(
          "$T.sequential($L, $L, $L)",
          RuntimeTypes.SCHEDULES,
          all,
          argument(sequence.get(), "milestones"),
          countsSteps(sequence.get()));
    }
    return schedules.size() == 1
        ? schedules.get(0)
        : CodeBlock.of("$T.chained($L)", RuntimeTypes.SCHEDULES, all);
  }

  private static CodeBlock schedule(Options options) {
    if (options.name().equals("ReduceLROnPlateau")) {
      return CodeBlock.of(
          "new $T($L)",
          RuntimeTypes.PLATEAU,
          arguments(
              options,
              List.of(
                  "mode",
                  "monitor",
                  "factor",
                  "patience",
                  "threshold",
                  "thresholdMode",
                  "cooldown",
                  "minLr",
                  "eps")));
    }
    List<String> call = Objects.requireNonNull(CALLS.get(options.name()), options.name());
    return CodeBlock.of(
        "$T.$L($L, $L)$L",
        RuntimeTypes.SCHEDULES,
        call.get(0),
        arguments(options, call.subList(1, call.size())),
        countsSteps(options),
        cycling(options));
  }

  /** What follows the call where the momentum changes too. */
  private static CodeBlock cycling(Options options) {
    return Boolean.TRUE.equals(options.values().get("cycleMomentum"))
        ? CodeBlock.of(".cycling($L)", arguments(options, List.of("baseMomentum", "maxMomentum")))
        : CodeBlock.of("");
  }

  private static boolean countsSteps(Options options) {
    return options.text("interval").equals("STEP");
  }

  private static CodeBlock arguments(Options options, List<String> members) {
    return CodeBlock.join(
        members.stream().map(member -> argument(options, member)).toList(), ", ");
  }

  private static CodeBlock argument(Options options, String member) {
    if (options.values().get(member) instanceof List<?> list) {
      String numbers = String.join(", ", list.stream().map(String::valueOf).toList());
      return CodeBlock.of("$T.of($L)", List.class, numbers);
    }
    return switch (member) {
      case "mode", "monitor", "thresholdMode" -> CodeBlock.of("$S", options.text(member));
      case "annealStrategy" -> CodeBlock.of("$L", options.text(member).equals("COS"));
      default -> CodeBlock.of("$L", options.text(member));
    };
  }
}
