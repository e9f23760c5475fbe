package dev.lathe.tests.benchmarks.networks;

import dev.lathe.nn.Args;
import dev.lathe.nn.Block;
import dev.lathe.nn.Dropout;
import dev.lathe.nn.GELU;
import dev.lathe.nn.Layer;
import dev.lathe.nn.LayerNorm;
import dev.lathe.nn.Linear;
import dev.lathe.nn.MultiheadAttention;
import dev.lathe.nn.Tensor;

/** Width, heads, width of the feed-forward part. */
@Block
class TransformerBlock {
  private static final int WIDTH = Args.FIRST;
  private static final int HEADS = Args.SECOND;
  private static final int INNER = Args.THIRD;

  @LayerNorm
  Layer norm1;

  @MultiheadAttention(heads = HEADS, causal = true)
  Layer attention;

  @LayerNorm
  Layer norm2;

  @Linear(INNER)
  @GELU
  Layer expand;

  @Linear(WIDTH)
  Layer contract;

  @Dropout(0.1f)
  Layer dropout;

  Tensor forward(Tensor x) {
    x = x.add(attention.forward(norm1.forward(x)));
    return x.add(dropout.forward(contract.forward(expand.forward(norm2.forward(x)))));
  }
}
