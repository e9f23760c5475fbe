package dev.lathe.processor.errors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Options of schedules, groups and the average that are out of range, or do not go together. */
class ScheduleMistakesTest {
  private static final String SOURCE =
      "@Network(input = {4}) @MSELoss\n%s // <- L110 at %s\nclass Net { @Linear(3) Layer logits; }";

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          @Adagrad @OneCycleLR(maxLr = 0.1f) | @OneCycleLR(maxLr = 0.1f) | an optimizer with momentum or beta1, which @OneCycleLR changes with the rate | @Adagrad | write @OneCycleLR(cycleMomentum = false), or take @SGD or @Adam
          @Rprop @CyclicLR(baseLr = 0.1f, maxLr = 1, cycleMomentum = true) | true | an optimizer with momentum or beta1, which @CyclicLR changes with the rate | @Rprop | write @CyclicLR(cycleMomentum = false), or take @SGD or @Adam
          @SGD @OneCycleLR(maxLr = 0.1f, baseMomentum = 0) | 0 | baseMomentum of @OneCycleLR to be finite and above 0 | 0.0 | write a number above 0, such as 0.01f
          @SGD @OneCycleLR(maxLr = 0.1f, maxMomentum = 1) | 1 | maxMomentum of @OneCycleLR to be at least 0 and below 1 | 1.0 | write a share, such as 0.5f
          @SGD @CyclicLR(baseLr = 0.1f, maxLr = 1, maxMomentum = 0.5f) | 0.5f | maxMomentum of @CyclicLR to be at least baseMomentum | 0.5 | swap the two
          @SGD @CyclicLR(baseLr = 0.1f, maxLr = 0.01f) | 0.01f | maxLr of @CyclicLR to be at least baseLr | 0.01 | swap the two
          @SGD @ConstantLR(factor = 2) | 2 | factor of @ConstantLR to be between 0 and 1 | 2.0 | write a share, such as 0.1f
          @SGD @LinearLR(startFactor = 2) | 2 | startFactor of @LinearLR to be between 0 and 1 | 2.0 | write a share, such as 0.1f
          @SGD @LinearLR @CosineAnnealingWarmRestarts(t0 = 5) | @CosineAnnealingWarmRestarts(t0 = 5) | @CosineAnnealingWarmRestarts to be the only schedule, since it sets the rate and does not change it | @LinearLR, @CosineAnnealingWarmRestarts | remove the others, or say when each begins: @SequentialLR(milestones = 5)
          @SGD @LinearLR @ReduceLROnPlateau @SequentialLR(milestones = 5) | @ReduceLROnPlateau | schedules that know beforehand what they do, as @SequentialLR puts them one after the other | @ReduceLROnPlateau, which waits for the loss | remove @SequentialLR or @ReduceLROnPlateau
          @SGD @LinearLR @SequentialLR(milestones = 5) | 5 | milestones of @SequentialLR to be one less than the schedules on the class | {5} for 1 schedules | write one for each change: @LinearLR @CosineAnnealingLR @SequentialLR(milestones = 5)
          @SGD @ReduceLROnPlateau(monitor = PlateauMonitor.ACCURACY) | PlateauMonitor.ACCURACY | a loss with one class for each example, such as @CrossEntropyLoss, for an accuracy | @MSELoss | write monitor = PlateauMonitor.LOSS
          @Muon(nsSteps = 0) | 0 | nsSteps of @Muon to be from 1 to 99 | 0 | write 5
          @Muon(nsCoefficients = {1, 2}) | {1, 2} | nsCoefficients of @Muon to be three finite numbers | {1.0, 2.0} | write {3.4445f, -4.775f, 2.0315f}, say
          """)
  void options(String annotations, String text, String expected, String found, String fix) {
    assertEquals(
        message("L110", expected, found, fix), Mistakes.in(SOURCE.formatted(annotations, text)));
  }

  /** A sequence cannot begin with its second stage. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          @SequentialLR(milestones = 0) | 0 | milestones of @SequentialLR to be at least 1 | 0 | write 1 or more
          """)
  void milestones(String annotation, String text, String expected, String found, String fix) {
    String source =
        "@Network(input = {4}) @MSELoss @SGD @LinearLR @ConstantLR\n%s // <- L102 at %s\nclass Net { @Linear(3) Layer logits; }";
    assertEquals(
        message("L102", expected, found, fix), Mistakes.in(source.formatted(annotation, text)));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          @Rprop | weightDecay = 0.1f | 0.1f | weightDecay of @ParameterGroup to be an option of the network's optimizer | @Rprop, which has no weightDecay | remove it, or take an optimizer that has it
          @SGD   | beta1 = 0.5f | 0.5f | beta1 of @ParameterGroup to be an option of the network's optimizer | @SGD, which has no beta1 | remove it, or take an optimizer that has it
          @Adam  | beta2 = 1    | 1    | beta2 of @Adam to be at least 0 and below 1 | 1.0 | write a share, such as 0.5f
          @SGD   | momentum = -2 | -2  | momentum of @ParameterGroup to be at least 0, or -1 for the optimizer's | -2.0 | write 0 or more
          @SGD(momentum = 0.9f, nesterov = true) | momentum = 0 | true | nesterov of @SGD to be used with momentum and without dampening | momentum = 0.0, dampening = 0.0 | write @SGD(momentum = 0.9f, nesterov = true), say
          """)
  void groups(
      String optimizer, String option, String text, String expected, String found, String fix) {
    boolean onClass = text.equals("true");
    String mark = " // <- L110 at " + text;
    String source = "@Network(input = {4}) @MSELoss " + optimizer + (onClass ? mark : "")
        + "\nclass Net {\n@Linear(3) @ParameterGroup(" + option + ") Layer logits;"
        + (onClass ? "" : mark) + "\n}";
    assertEquals(message("L110", expected, found, fix), Mistakes.in(source));
  }

  private static String message(String code, String expected, String found, String fix) {
    return "[" + code + "] expected " + expected + "\nfound: " + found + "\nfix:   " + fix;
  }
}
