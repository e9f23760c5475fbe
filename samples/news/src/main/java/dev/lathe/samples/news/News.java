package dev.lathe.samples.news;

import dev.lathe.nn.CrossEntropyLoss;
import dev.lathe.nn.Dropout;
import dev.lathe.nn.EmbeddingBag;
import dev.lathe.nn.Layer;
import dev.lathe.nn.Linear;
import dev.lathe.nn.Network;
import dev.lathe.nn.Tensor;
import dev.lathe.nn.Tokens;
import dev.lathe.optim.Adam;
import dev.lathe.optim.CosineAnnealingLR;
import dev.lathe.optim.Training;

/** The mean of the words' vectors, then one layer: {@code javac} writes {@code NewsModel} from it. */
@Network(labels = News.Topic.class)
@CrossEntropyLoss
@Adam(lr = 0.01f)
@CosineAnnealingLR
@Training(epochs = 10, batchSize = 32, seed = 5)
class News {
  /** Words that are known at most; each has a row of the embedding. */
  static final int VOCABULARY = 10_000;

  /** Words of a text that are looked at. */
  static final int LENGTH = 64;

  /** Number of the word that fills short texts, and does not count in the mean. */
  static final int PADDING = 1;

  /** In the order of the file's numbers. */
  enum Topic {
    WORLD,
    SPORTS,
    BUSINESS,
    SCIENCE
  }

  @EmbeddingBag(count = VOCABULARY, width = 32, paddingIdx = PADDING)
  Layer bag;

  @Dropout(0.5f)
  Layer dropout;

  @Linear(4)
  Layer topic;

  Tensor forward(@Tokens(LENGTH) Tensor words) {
    return topic.forward(dropout.forward(bag.forward(words)));
  }
}
