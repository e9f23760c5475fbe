package dev.lathe.tests.networks;

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

/** A class for each place of a sequence, by recurrence. */
@Network
@CrossEntropyLoss
@Adam(lr = 0.01f)
@Training(epochs = 1, batchSize = 4, seed = 9)
public final class Melody {
  @Embedding(count = 20, width = 8)
  Layer notes;

  @LSTM(hidden = 16)
  Layer lstm;

  @Linear(5)
  Layer chords;

  Tensor forward(@Tokens(6) Tensor melody) {
    return chords.forward(lstm.forward(notes.forward(melody)));
  }
}
