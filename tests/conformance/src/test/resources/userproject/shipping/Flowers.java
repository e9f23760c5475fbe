package app;

import dev.lathe.nn.*;
import dev.lathe.optim.*;

/** A record goes in, an enum comes out. The record has the name of a class that the predictor is made of. */
@Network(features = Flowers.Message.class, labels = Flowers.Species.class, weights = "/models/flowers.safetensors", inference = true)
@CrossEntropyLoss
@Adam(lr = 0.01f)
@Training(epochs = 2, batchSize = 4)
public class Flowers {
  public enum Species { SETOSA, VERSICOLOR, VIRGINICA }

  public enum Site { NORTH, SOUTH }

  public record Message(double sepal, float petal, int leaves, boolean wild, Site site) {}

  @Linear(16) @GELU Layer hidden;
  @BatchNorm1d Layer norm;
  @Dropout(0.5f) Layer dropout;
  @Linear(3) Layer scores;
}
