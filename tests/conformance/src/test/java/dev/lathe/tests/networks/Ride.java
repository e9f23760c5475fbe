package dev.lathe.tests.networks;

import dev.lathe.nn.CrossEntropyLoss;
import dev.lathe.nn.Layer;
import dev.lathe.nn.Linear;
import dev.lathe.nn.Network;
import dev.lathe.nn.ReLU;
import dev.lathe.optim.Adam;
import dev.lathe.optim.EMA;
import dev.lathe.optim.Training;

/** A record of every kind of component in, an enum out. */
@Network(features = Ride.Trip.class, labels = Ride.Arrival.class)
@CrossEntropyLoss
@Adam(lr = 0.02f)
@EMA(decay = 0.9f)
@Training(epochs = 60, batchSize = 20, seed = 5)
public final class Ride {
  /** What decides about a trip's end; one column, one, one and three. */
  public record Trip(double distance, int stops, boolean night, Weather weather) {}

  /** A feature of three columns. */
  public enum Weather {
    SUN,
    RAIN,
    SNOW
  }

  /** The classes. */
  public enum Arrival {
    EARLY,
    ON_TIME,
    LATE,
    NEVER
  }

  @Linear(16)
  @ReLU
  Layer hidden;

  @Linear(4)
  Layer logits;
}
