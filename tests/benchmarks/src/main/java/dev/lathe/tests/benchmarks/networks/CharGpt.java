package dev.lathe.tests.benchmarks.networks;

import dev.lathe.nn.Args;
import dev.lathe.nn.CrossEntropyLoss;
import dev.lathe.nn.Embedding;
import dev.lathe.nn.Layer;
import dev.lathe.nn.LayerNorm;
import dev.lathe.nn.Linear;
import dev.lathe.nn.Network;
import dev.lathe.nn.Parameter;
import dev.lathe.nn.Repeat;
import dev.lathe.nn.Tensor;
import dev.lathe.nn.Tokens;
import dev.lathe.optim.AdamW;
import dev.lathe.optim.Training;

/** A small GPT over characters. */
@Network
@CrossEntropyLoss
@AdamW(lr = 1e-3f)
@Training(batchSize = 16, gradientClipNorm = 1f, shuffle = false)
public class CharGpt {
  static final int VOCABULARY = 96;
  static final int CONTEXT = 64;
  static final int WIDTH = 96;

  @Embedding(count = VOCABULARY, width = WIDTH)
  Layer token;

  @Parameter(
      shape = {CONTEXT, WIDTH},
      std = 0.02f)
  Tensor position;

  @Args({WIDTH, 4, 4 * WIDTH})
  @Repeat(3)
  TransformerBlock[] blocks;

  @LayerNorm
  Layer norm;

  @Linear(value = VOCABULARY, bias = false)
  Layer logits;

  Tensor forward(@Tokens(CONTEXT) Tensor ids) {
    Tensor x = token.forward(ids).add(position);
    for (TransformerBlock block : blocks) {
      x = block.forward(x);
    }
    return logits.forward(norm.forward(x));
  }
}
