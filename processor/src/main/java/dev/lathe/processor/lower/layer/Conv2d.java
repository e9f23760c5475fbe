package dev.lathe.processor.lower.layer;

import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Init;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.ir.Window;
import dev.lathe.processor.lower.LayerRecipe;
import dev.lathe.processor.lower.Misfit;
import dev.lathe.processor.lower.Scope;
import dev.lathe.processor.spec.Checks;
import dev.lathe.processor.spec.Options;
import java.util.List;

/** A convolution over height and width; weights and bias drawn from U(±1/√fan_in). torch.nn.Conv2d. */
public final class Conv2d implements LayerRecipe {
  @Override
  public void check(Options options, Checks checks) {
    checks
        .atLeastOne("out")
        .atLeastOne("kernel")
        .atLeastOne("stride")
        .atLeastOne("dilation")
        .atLeastOne("groups");
    checks.notNegative("padding");
    int groups = Math.max(1, options.integer("groups"));
    checks.require(
        options.integer("out") % groups == 0,
        "out",
        "to be a multiple of groups, " + groups,
        "take " + groups + ", say");
  }

  @Override
  public Value lower(Scope scope, Options options, Value input) {
    checkShape(options, input.shape());
    int out = options.integer("out");
    int kernel = options.integer("kernel");
    int groups = options.integer("groups");
    int channels = input.shape().extent(1).count() / groups;
    int padding = options.integer("padding");
    Window window = new Window(
        kernel, options.integer("stride"), padding, padding, options.integer("dilation"));
    Init init = new Init.Uniform(1 / Math.sqrt((double) channels * kernel * kernel));
    Value weight = scope.parameter("weight", Shape.of(out, channels, kernel, kernel), init);
    Value y = input.convolve(weight, List.of(window, window), groups);
    if (!options.flag("bias")) {
      return y;
    }
    Value bias = scope.parameter("bias", Shape.of(out), init);
    return y.zip("addBias", bias.reshape(Shape.of(out, 1, 1)), Expr::add);
  }

  private static void checkShape(Options options, Shape shape) {
    if (shape.rank() != 4) {
      throw new Misfit(
          "an input of 3 dimensions (channels x height x width)",
          shape.perExample(),
          "put the layer where pictures are, or give them a channel dimension: @Network(input = {1, 28, 28})");
    }
    long reach = options.whole("dilation") * (options.whole("kernel") - 1)
        + 1
        - 2 * options.whole("padding");
    if (shape.extent(2).count() < reach || shape.extent(3).count() < reach) {
      throw new Misfit(
          "at least " + reach + " rows and columns",
          shape.perExample(),
          "take a smaller kernel or more padding");
    }
    if (shape.extent(1).count() % options.integer("groups") != 0) {
      String expected = "channels that divide into " + options.integer("groups") + " groups";
      throw new Misfit(
          expected, shape.perExample(), "take a number of groups that divides " + shape.extent(1));
    }
  }
}
