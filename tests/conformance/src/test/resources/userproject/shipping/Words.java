package app;

import dev.lathe.nn.*;
import dev.lathe.optim.*;

/** Tokens through a recurrence to one number. */
@Network(weights = "words.safetensors", inference = true)
@MSELoss
@SGD(lr = 0.01f)
@Training(epochs = 1, batchSize = 4)
class Words {
  @Embedding(count = 11, width = 5) Layer table;
  @LSTM(hidden = 7, output = SequenceOutput.LAST) Layer heard;
  @Linear(1) Layer number;

  Tensor forward(@Tokens(6) Tensor words) {
    return number.forward(heard.forward(table.forward(words)));
  }
}
