package dev.lathe.processor.lower.layer;

import dev.lathe.processor.ir.Value;
import dev.lathe.processor.lower.LayerRecipe;
import dev.lathe.processor.lower.Scope;
import dev.lathe.processor.spec.Options;

/** The input itself. torch.nn.Identity. */
public final class Identity implements LayerRecipe {
  @Override
  public Value lower(Scope scope, Options options, Value input) {
    return input;
  }
}
