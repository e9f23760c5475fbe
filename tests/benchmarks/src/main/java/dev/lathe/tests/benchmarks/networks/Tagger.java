package dev.lathe.tests.benchmarks.networks;

import dev.lathe.nn.CrossEntropyLoss;
import dev.lathe.nn.Embedding;
import dev.lathe.nn.LSTM;
import dev.lathe.nn.Layer;
import dev.lathe.nn.Linear;
import dev.lathe.nn.Network;
import dev.lathe.nn.Tensor;
import dev.lathe.nn.Tokens;
import dev.lathe.optim.Adam;
import dev.lathe.optim.Training;

/** One of 17 tags for each word of a sentence. */
@Network
@CrossEntropyLoss
@Adam(lr = 1e-3f)
@Training(batchSize = 32, shuffle = false)
public class Tagger {
  @Embedding(count = 2000, width = 64)
  Layer words;

  @LSTM(hidden = 128, bidirectional = true)
  Layer lstm;

  @Linear(17)
  Layer tags;

  Tensor forward(@Tokens(40) Tensor sentence) {
    return tags.forward(lstm.forward(words.forward(sentence)));
  }
}
