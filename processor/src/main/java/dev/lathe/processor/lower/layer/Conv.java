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
import java.util.ArrayList;
import java.util.List;

/**
 * A convolution over the last axes; weights and bias drawn from U(±1/√fan_in). torch.nn.Conv1d, Conv2d, Conv3d.
 *
 * @param space how many axes there are
 */
public record Conv(Spatial space) implements LayerRecipe {
  /** Over so many axes. */
  public static Conv over(int axes) {
    return new Conv(new Spatial(axes));
  }

  @Override
  public void check(Options options, Checks checks) {
    checks
        .atLeastOne("out")
        .eachAtLeast("kernel", 1)
        .eachAtLeast("stride", 1)
        .eachAtLeast("dilation", 1)
        .atLeastOne("groups")
        .eachAtLeast("padding", 0);
    checkGroups(options, checks);
    boolean strided = options.integers("stride").stream().anyMatch(stride -> stride != 1);
    boolean padded = options.integers("padding").stream().anyMatch(samples -> samples != 0);
    checks.require(
        !(options.flag("same") && (strided || padded)),
        "same",
        "to be used with stride 1 and without padding",
        "leave out same and write the padding");
  }

  static void checkGroups(Options options, Checks checks) {
    int groups = Math.max(1, options.integer("groups"));
    checks.require(
        options.integer("out") % groups == 0,
        "out",
        "to be a multiple of groups, " + groups,
        "take " + groups + ", say");
  }

  @Override
  public Value lower(Scope scope, Options options, Value input) {
    space.require(input.shape());
    List<Window> windows = windows(options);
    space.requireRoom(windows, input.shape());
    checkChannels(options, input.shape());
    int out = options.integer("out");
    int groups = options.integer("groups");
    List<Integer> shape = new ArrayList<>(List.of(out, Spatial.channels(input.shape()) / groups));
    windows.forEach(window -> shape.add(window.size()));
    int fanIn = shape.subList(1, shape.size()).stream().reduce(1, Math::multiplyExact);
    Init init = new Init.Uniform(1 / Math.sqrt(fanIn));
    Value weight = scope.parameter("weight", Shape.of(ints(shape)), init);
    Padded padded = padded(options, windows, input);
    Value y = padded.value().convolve(weight, padded.windows(), groups);
    return options.flag("bias") ? addBias(scope, y, out, init) : y;
  }

  static Value addBias(Scope scope, Value y, int channels, Init init) {
    Value bias = scope.parameter("bias", Shape.of(channels), init);
    return y.zip(
        "addBias", bias.reshape(Spatial.perChannel(channels, y.shape().rank())), Expr::add);
  }

  static int[] ints(List<Integer> list) {
    return list.stream().mapToInt(Integer::intValue).toArray();
  }

  private List<Window> windows(Options options) {
    List<Integer> kernel = space.each(options, "kernel");
    List<Integer> padding = space.each(options, "padding");
    List<Integer> dilation = space.each(options, "dilation");
    List<Integer> stride = space.each(options, "stride");
    List<Window> windows = new ArrayList<>();
    for (int axis = 0; axis < space.axes(); axis++) {
      int reach = dilation.get(axis) * (kernel.get(axis) - 1);
      int before = options.flag("same") ? reach / 2 : padding.get(axis);
      int after = options.flag("same") ? reach - reach / 2 : padding.get(axis);
      windows.add(
          new Window(kernel.get(axis), stride.get(axis), before, after, dilation.get(axis)));
    }
    return windows;
  }

  /** The input with samples other than zeros around it, and windows that need none any more. */
  private record Padded(Value value, List<Window> windows) {}

  private static Padded padded(Options options, List<Window> windows, Value input) {
    String mode = options.text("paddingMode");
    if (mode.equals("ZEROS")) {
      return new Padded(input, windows);
    }
    Value value = input;
    List<Window> without = new ArrayList<>();
    for (int axis = 0; axis < windows.size(); axis++) {
      Window window = windows.get(axis);
      value = Edges.valueOf(mode).around(value, axis + 2, window.before(), window.after());
      without.add(new Window(window.size(), window.stride(), 0, 0, window.dilation()));
    }
    return new Padded(value, without);
  }

  static void checkChannels(Options options, Shape shape) {
    int groups = options.integer("groups");
    if (Spatial.channels(shape) % groups != 0) {
      throw new Misfit(
          "channels that divide into " + groups + " groups",
          shape.perExample(),
          "take a number of groups that divides " + shape.extent(1));
    }
  }
}
