package dev.lathe.processor.lower.layer;

import dev.lathe.processor.diag.Code;
import dev.lathe.processor.ir.Convolution;
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
 * The adjoint of a convolution by its input; weights and bias drawn from U(±1/√fan_in). torch.nn.ConvTranspose1d, ConvTranspose2d.
 *
 * @param space how many axes there are
 */
public record ConvTranspose(Spatial space) implements LayerRecipe {
  public static ConvTranspose over(int axes) {
    return new ConvTranspose(new Spatial(axes));
  }

  @Override
  public void check(Options options, Checks checks) {
    checks
        .atLeastOne("out")
        .eachAtLeast("kernel", 1)
        .eachAtLeast("stride", 1)
        .eachAtLeast("dilation", 1)
        .atLeastOne("groups")
        .eachAtLeast("padding", 0)
        .eachAtLeast("outputPadding", 0);
    Conv.checkGroups(options, checks);
  }

  @Override
  public Value lower(Scope scope, Options options, Value input) {
    space.require(input.shape());
    Conv.checkChannels(options, input.shape());
    List<Integer> extents = new ArrayList<>();
    List<Window> windows = windows(options, input.shape(), extents);
    int out = options.integer("out");
    int groups = options.integer("groups");
    List<Integer> shape = new ArrayList<>(List.of(Spatial.channels(input.shape()), out / groups));
    windows.forEach(window -> shape.add(window.size()));
    int fanIn = shape.subList(1, shape.size()).stream().reduce(1, Math::multiplyExact);
    Init init = new Init.Uniform(1 / Math.sqrt(fanIn));
    Value weight = scope.parameter("weight", Shape.of(Conv.ints(shape)), init);
    Convolution how = new Convolution(windows, groups);
    Value y = input.convolveInput("convolveTransposed", weight, how, extents);
    return options.flag("bias") ? Conv.addBias(scope, y, out, init) : y;
  }

  /** The windows of the convolution that this undoes, and the extents of what it would read. */
  private List<Window> windows(Options options, Shape input, List<Integer> extents) {
    List<Window> windows = new ArrayList<>();
    for (int axis = 0; axis < space.axes(); axis++) {
      int kernel = space.each(options, "kernel").get(axis);
      int stride = space.each(options, "stride").get(axis);
      int padding = space.each(options, "padding").get(axis);
      int dilation = space.each(options, "dilation").get(axis);
      int more = space.each(options, "outputPadding").get(axis);
      if (more >= Math.max(stride, dilation)) {
        throw new Misfit(
            Code.L110,
            "outputPadding of @" + options.name() + " to be below stride or dilation",
            options.text("outputPadding"),
            "write at most " + (Math.max(stride, dilation) - 1),
            options.where("outputPadding"));
      }
      int places = space.extent(input, axis);
      int extent = (places - 1) * stride - 2 * padding + dilation * (kernel - 1) + more + 1;
      if (extent < 1) {
        throw new Misfit(
            "an input of which padding leaves something",
            input.perExample(),
            "take less padding or a larger kernel");
      }
      extents.add(extent);
      int after = (places - 1) * stride + dilation * (kernel - 1) + 1 - extent - padding;
      windows.add(new Window(kernel, stride, padding, after, dilation));
    }
    return windows;
  }
}
