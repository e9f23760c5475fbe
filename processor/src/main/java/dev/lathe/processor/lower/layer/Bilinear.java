package dev.lathe.processor.lower.layer;

import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Extent;
import dev.lathe.processor.ir.Init;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.lower.LayerRecipe;
import dev.lathe.processor.lower.Scope;
import dev.lathe.processor.spec.Checks;
import dev.lathe.processor.spec.Options;
import java.util.List;

/** y[o] = aᵀ W[o] b + bias[o]; drawn from U(±1/√in1). torch.nn.Bilinear. */
public final class Bilinear implements LayerRecipe {
  @Override
  public void check(Options options, Checks checks) {
    checks.atLeastOne("value");
  }

  @Override
  public Value lower(Scope scope, Options options, Value input) {
    throw Pairs.needed(1);
  }

  @Override
  public Value call(Scope scope, Options options, List<Value> inputs) {
    Pairs.require(inputs, 1);
    Value a = inputs.get(0);
    Value b = inputs.get(1);
    int first = a.shape().last().count();
    int second = b.shape().last().count();
    int out = options.integer("value");
    Init init = new Init.Uniform(1 / Math.sqrt(first));
    Value weight = scope.parameter("weight", Shape.of(out, first, second), init);
    int last = a.shape().rank() - 1;
    Value rows = a.flatten(0, last - 1);
    Extent count = rows.shape().extent(0);
    Value turned = b.flatten(0, last - 1)
        .matmul(weight.reshape(Shape.of(out * first, second)), false, true)
        .reshape(new Shape(List.of(count, Extent.of(out), Extent.of(first))));
    Value left = rows.reshape(new Shape(List.of(count, Extent.of(1), Extent.of(first))));
    Value y = turned.mul(left).sum(2).reshape(a.shape().with(last, Extent.of(out)));
    return options.flag("bias")
        ? y.zip("addBias", scope.parameter("bias", Shape.of(out), init), Expr::add)
        : y;
  }
}
