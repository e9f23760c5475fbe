package dev.lathe.processor.lower.layer;

import dev.lathe.processor.diag.Code;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.lower.LayerRecipe;
import dev.lathe.processor.lower.Misfit;
import dev.lathe.processor.lower.Scope;
import dev.lathe.processor.spec.Checks;
import dev.lathe.processor.spec.Options;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Attention and a feed-forward part, each with a residual connection and a norm. torch.nn.TransformerEncoderLayer, TransformerDecoderLayer with batch_first.
 *
 * @param decoder whether a second sequence is seen as well
 */
public record Transformer(boolean decoder) implements LayerRecipe {
  private static final String SELF = "self_attn";

  @Override
  public void check(Options options, Checks checks) {
    checks.atLeastOne("heads").atLeastOne("inner").fraction("dropout").positive("eps");
  }

  @Override
  public Value lower(Scope scope, Options options, Value input) {
    return call(scope, options, List.of(input));
  }

  @Override
  public Value call(Scope scope, Options options, List<Value> inputs) {
    int sequences = decoder ? 2 : 1;
    if (inputs.size() != sequences && inputs.size() != 2 * sequences) {
      throw new Misfit(
          Code.L101,
          decoder
              ? "the sequence and what the encoder made, with or without a mask of each"
              : "one input, with or without a mask",
          inputs.size() == 1 ? "one input" : inputs.size() + " inputs",
          decoder
              ? "write layer.forward(x, memory) or layer.forward(x, memory, mask, memoryMask)"
              : "write layer.forward(x) or layer.forward(x, mask)",
          null);
    }
    boolean masked = inputs.size() > sequences;
    Optional<Value> mask = masked ? Optional.of(inputs.get(sequences)) : Optional.empty();
    Parts parts = new Parts(scope, options);
    Value x = parts.sublayer(inputs.get(0), 1, y -> parts.attended(SELF, y, y, mask));
    if (decoder) {
      Value memory = inputs.get(1);
      Optional<Value> ofMemory = masked ? Optional.of(inputs.get(3)) : Optional.empty();
      x = parts.sublayer(x, 2, y -> parts.attended("multihead_attn", y, memory, ofMemory));
    }
    return parts.sublayer(x, decoder ? 3 : 2, parts::feedForward);
  }

  /** The parts of one layer. */
  private record Parts(Scope scope, Options options) {
    /** x + part(norm(x)), or norm(x + part(x)). */
    Value sublayer(Value x, int number, UnaryOperator<Value> part) {
      return options.flag("normFirst")
          ? x.add(dropped(part.apply(norm(x, number))))
          : norm(x.add(dropped(part.apply(x))), number);
    }

    private Value dropped(Value x) {
      return Dropout.lower(scope, x, options.number("dropout"));
    }

    private boolean bias() {
      return options.flag("bias");
    }

    private Value norm(Value x, int number) {
      return scope.inside(
          "norm" + number, () -> LayerNorm.lower(scope, x, options.number("eps"), bias()));
    }

    Value attended(String name, Value query, Value memory, Optional<Value> mask) {
      boolean causal = name.equals(SELF) && options.flag("causal");
      Attention attention =
          new Attention(options.integer("heads"), options.number("dropout"), causal);
      return scope.inside(
          name,
          () -> MultiheadAttention.lower(
              scope, attention, bias(), List.of(query, memory, memory), mask));
    }

    Value feedForward(Value x) {
      int width = x.shape().last().count();
      Value inner =
          scope.inside("linear1", () -> Linear.lower(scope, x, options.integer("inner"), bias()));
      Value active = options.text("activation").equals("GELU")
          ? inner.map("gelu", each -> Formulas.gelu(each, false))
          : inner.map("relu", Formulas::relu);
      return scope.inside("linear2", () -> Linear.lower(scope, dropped(active), width, bias()));
    }
  }
}
