package dev.lathe.processor.lower.layer;

import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Expr.UnaryFunction;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.lower.LayerRecipe;
import dev.lathe.processor.lower.Scope;
import dev.lathe.processor.spec.Checks;
import dev.lathe.processor.spec.Options;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * An activation that is one expression of each element.
 *
 * @param label what its kernel is called
 * @param expression of the element, with the annotation's options
 */
public record Elementwise(String label, BiFunction<Options, Expr, Expr> expression)
    implements LayerRecipe {
  /** Each with the torch.nn class of its name. */
  public static final Map<String, LayerRecipe> TABLE = Map.ofEntries(
      of("ReLU", Formulas::relu),
      of("ReLU6", Formulas::relu6),
      of("Tanh", x -> Expr.unary(UnaryFunction.TANH, x)),
      of("Sigmoid", Formulas::sigmoid),
      of("SiLU", Formulas::silu),
      of("Mish", Formulas::mish),
      of("SELU", Formulas::selu),
      of("Softsign", Formulas::softsign),
      of("Tanhshrink", Formulas::tanhshrink),
      of("Hardsigmoid", Formulas::hardsigmoid),
      of("Hardswish", Formulas::hardswish),
      of("LogSigmoid", Formulas::logSigmoid),
      of("ELU", (options, x) -> Formulas.elu(x, options.number("alpha"))),
      of("CELU", (options, x) -> Formulas.celu(x, options.number("alpha"))),
      of("GELU", (options, x) -> Formulas.gelu(x, options.text("approximate").equals("TANH"))),
      of("LeakyReLU", (options, x) -> Formulas.leakyRelu(x, options.number("negativeSlope"))),
      of(
          "Hardtanh",
          (options, x) -> Formulas.clamp(x, options.number("minVal"), options.number("maxVal"))),
      of(
          "Threshold",
          (options, x) ->
              Formulas.threshold(x, options.number("threshold"), options.number("value"))),
      of(
          "Softplus",
          (options, x) ->
              Formulas.softplus(x, options.number("beta"), options.number("threshold"))),
      of("Softshrink", (options, x) -> Formulas.softshrink(x, options.number("lambda"))),
      of("Hardshrink", (options, x) -> Formulas.hardshrink(x, options.number("lambda"))));

  private static Map.Entry<String, LayerRecipe> of(String name, UnaryOperator<Expr> expression) {
    return of(name, (options, x) -> expression.apply(x));
  }

  private static Map.Entry<String, LayerRecipe> of(
      String name, BiFunction<Options, Expr, Expr> expression) {
    String label = Character.toLowerCase(name.charAt(0)) + name.substring(1);
    return Map.entry(name, new Elementwise(label.equals("reLU") ? "relu" : label, expression));
  }

  @Override
  public void check(Options options, Checks checks) {
    options.values().keySet().stream()
        .filter(member -> !member.equals("approximate"))
        .forEach(checks::finite);
    switch (options.name()) {
      case "Softplus" -> checks.positive("beta");
      case "Softshrink", "Hardshrink" -> checks.notNegative("lambda");
      case "CELU" ->
        checks.require(options.number("alpha") != 0, "alpha", "not to be 0", "write 1, say");
      case "Hardtanh" ->
        checks.require(
            options.number("minVal") < options.number("maxVal"),
            "minVal",
            "to be below maxVal, " + options.text("maxVal"),
            "swap the two");
      default -> {} // nothing more is asked of the others
    }
  }

  @Override
  public Value lower(Scope scope, Options options, Value input) {
    return input.map(label, x -> expression.apply(options, x));
  }
}
