package dev.lathe.processor.lower;

import dev.lathe.processor.diag.Code;
import dev.lathe.processor.ir.Extent;
import dev.lathe.processor.ir.Init;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.spec.Options;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** First values of weights by annotation: torch.nn.init. */
final class Initialisers {
  static final Map<String, OptionRules> TABLE = Map.ofEntries(
      Map.entry(
          "Uniform",
          (options, checks) -> checks
              .finite("a")
              .finite("b")
              .require(
                  options.number("a") <= options.number("b"),
                  "a",
                  "to be at most b",
                  "swap the two")),
      Map.entry("Normal", (options, checks) -> checks.finite("mean").notNegative("std")),
      Map.entry(
          "TruncNormal",
          (options, checks) -> checks
              .finite("mean")
              .positive("std")
              .require(
                  options.number("a") < options.number("b"), "a", "to be below b", "swap the two")
              .require(
                  options.number("a") < options.number("mean") + 4 * options.number("std")
                      && options.number("b") > options.number("mean") - 4 * options.number("std"),
                  "a",
                  "and b to be within four deviations of the mean",
                  "take bounds around the mean")),
      Map.entry("Constant", (options, checks) -> checks.finite("value")),
      Map.entry("Ones", (options, checks) -> {}),
      Map.entry("Zeros", (options, checks) -> {}),
      Map.entry("Eye", (options, checks) -> {}),
      Map.entry("Dirac", (options, checks) -> checks.atLeastOne("groups")),
      Map.entry("XavierUniform", (options, checks) -> checks.positive("gain")),
      Map.entry("XavierNormal", (options, checks) -> checks.positive("gain")),
      Map.entry("KaimingUniform", (options, checks) -> checks.finite("a")),
      Map.entry("KaimingNormal", (options, checks) -> checks.finite("a")),
      Map.entry("Orthogonal", (options, checks) -> checks.positive("gain")),
      Map.entry("Sparse", (options, checks) -> checks.fraction("value").notNegative("std")));

  private Initialisers() {}

  /** What the settings say of a parameter: of weights alone, biases stay as they are. */
  static Optional<Init> of(List<Options> settings, String parameter, Shape shape) {
    boolean weight = parameter.startsWith("weight") || parameter.endsWith("weight");
    return settings.stream()
        .filter(each -> weight && TABLE.containsKey(each.name()))
        .findFirst()
        .map(options -> init(options, shape));
  }

  private static Init init(Options options, Shape shape) {
    return switch (options.name()) {
      case "Uniform" -> new Init.Range(options.number("a"), options.number("b"));
      case "Normal" -> new Init.Normal(options.number("mean"), options.number("std"));
      case "TruncNormal" ->
        new Init.TruncNormal(
            options.number("mean"),
            options.number("std"),
            options.number("a"),
            options.number("b"));
      case "Constant" -> new Init.Constant(options.number("value"));
      case "Ones" -> new Init.Constant(1);
      case "Zeros" -> new Init.Constant(0);
      case "Eye" -> new Init.Dirac(matrix(options, shape, 2, 2), 1);
      case "Dirac" -> new Init.Dirac(grouped(options, shape), options.integer("groups"));
      case "XavierUniform" ->
        new Init.Uniform(
            options.number("gain") * Math.sqrt(6.0 / (in(options, shape) + out(shape))));
      case "XavierNormal" ->
        new Init.Normal(
            0, options.number("gain") * Math.sqrt(2.0 / (in(options, shape) + out(shape))));
      case "KaimingUniform" -> new Init.Uniform(Math.sqrt(3) * kaiming(options, shape));
      case "KaimingNormal" -> new Init.Normal(0, kaiming(options, shape));
      case "Orthogonal" ->
        new Init.Orthogonal(matrix(options, shape, 2, 5).extent(0).count(), options.number("gain"));
      case "Sparse" ->
        new Init.Sparse(
            matrix(options, shape, 2, 2).extent(0).count(),
            options.number("value"),
            options.number("std"));
      default -> throw new IllegalStateException(options.name());
    };
  }

  private static double kaiming(Options options, Shape shape) {
    int in = in(options, shape);
    return gain(options) / Math.sqrt(options.flag("fanOut") ? out(shape) : in);
  }

  /** torch.nn.init.calculate_gain. */
  private static double gain(Options options) {
    double a = options.number("a");
    return switch (options.text("nonlinearity")) {
      case "LEAKY_RELU" -> Math.sqrt(2 / (1 + a * a));
      case "RELU" -> Math.sqrt(2);
      case "TANH" -> 5.0 / 3;
      case "SELU" -> 0.75;
      default -> 1;
    };
  }

  /** Numbers that an output reads. */
  private static int in(Options options, Shape shape) {
    return size(matrix(options, shape, 2, 5)) / shape.extent(0).count();
  }

  /** Outputs that a number is read by. */
  private static int out(Shape shape) {
    return size(shape) / shape.extent(1).count();
  }

  private static int size(Shape shape) {
    return shape.extents().stream().mapToInt(Extent::count).reduce(1, Math::multiplyExact);
  }

  private static Shape grouped(Options options, Shape shape) {
    int groups = options.integer("groups");
    if (matrix(options, shape, 3, 5).extent(0).count() % groups == 0) {
      return shape;
    }
    throw new Misfit(
        Code.L110,
        "groups of @Dirac to divide the " + shape.extent(0) + " outputs",
        Integer.toString(groups),
        "take the groups of the layer",
        options.where("groups"));
  }

  private static Shape matrix(Options options, Shape shape, int least, int most) {
    if (shape.rank() >= least && shape.rank() <= most) {
      return shape;
    }
    String dimensions = least == most ? String.valueOf(least) : least + " to " + most;
    throw new Misfit(
        Code.L110,
        "@" + options.name() + " on a layer whose weight has " + dimensions + " dimensions",
        "a weight of " + shape,
        "take another initialiser",
        options.where());
  }
}
