package dev.lathe.processor.lower.loss;

import dev.lathe.processor.diag.Code;
import dev.lathe.processor.ir.Op;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.lower.Misfit;
import dev.lathe.processor.spec.Checks;
import dev.lathe.processor.spec.Options;
import java.util.List;

/** Options of one number for each output along the last axis. */
final class Weights {
  static final String WEIGHT = "weight";

  private Weights() {}

  /** Whether the loss has such an option and it was written. */
  static boolean has(Options options, String member) {
    return options.values().containsKey(member) && !options.numbers(member).isEmpty();
  }

  static void check(Options options, String member, Checks checks) {
    if (has(options, member)) {
      boolean sound = options.numbers(member).stream()
          .allMatch(each -> each >= 0 && each < Double.POSITIVE_INFINITY);
      checks.require(sound, member, "to be finite and at least 0", "write one number an output");
    }
  }

  /** Each term by the weight of its output, where there are weights. */
  static Value weigh(Options options, Value terms) {
    return has(options, WEIGHT) ? terms.mul(constant(options, WEIGHT, terms)) : terms;
  }

  static Value constant(Options options, String member, Value output) {
    List<Double> values = options.numbers(member);
    int outputs = output.shape().last().count();
    if (values.size() != outputs) {
      throw new Misfit(
          Code.L106,
          "one " + member + " for each of the " + outputs + " outputs",
          values.size() + " numbers",
          "give as many, or none",
          options.where(member));
    }
    return output
        .builder()
        .append(member, new Op.Constant(values, Shape.of(values.size())), List.of());
  }
}
