package dev.lathe.tests.networks;

import dev.lathe.data.Dataset;
import dev.lathe.data.Example;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** Data to train on, made from a seed. */
public final class Samples {
  private Samples() {}

  private static <I, T> Dataset<I, T> make(
      long seed, int count, Function<Random, Example<I, T>> maker) {
    Random random = new Random(seed);
    List<Example<I, T>> examples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      examples.add(maker.apply(random));
    }
    return Dataset.of(examples);
  }

  /** Points around three centres. */
  public static Dataset<float[], Integer> points(long seed, int count) {
    return make(seed, count, random -> {
      int label = random.nextInt(3);
      double angle = label * 2 * Math.PI / 3;
      float x = (float) (Math.cos(angle) + 0.3 * random.nextGaussian());
      float y = (float) (Math.sin(angle) + 0.3 * random.nextGaussian());
      return new Example<>(new float[] {x, y}, label);
    });
  }

  /** Pictures of 14 x 14 that are brighter where their class is. */
  public static Dataset<float[], Integer> pictures(long seed, int count) {
    return make(seed, count, random -> {
      int label = random.nextInt(10);
      float[] picture = new float[196];
      for (int i = 0; i < picture.length; i++) {
        picture[i] = random.nextFloat() + (i % 10 == label ? 0.5f : 0);
      }
      return new Example<>(picture, label);
    });
  }

  /** Three numbers and the weighted sum of them. */
  public static Dataset<float[], float[]> prices(long seed, int count) {
    return make(seed, count, random -> {
      float[] x = {random.nextFloat(), random.nextFloat(), random.nextFloat()};
      return new Example<>(x, new float[] {3 * x[0] - 2 * x[1] + 0.5f * x[2] + 1});
    });
  }

  /** A point on a circle for a number from 0 to 1. */
  public static Dataset<float[], float[]> circle(long seed, int count) {
    return make(seed, count, random -> {
      float at = random.nextFloat();
      float[] point = {(float) Math.cos(3 * at), (float) Math.sin(3 * at)};
      return new Example<>(new float[] {at}, point);
    });
  }

  /** Six notes of twenty, and a chord for each that depends on the note before as well. */
  public static Dataset<int[], int[]> melodies(long seed, int count) {
    return make(seed, count, random -> {
      int[] notes = random.ints(6, 0, 20).toArray();
      int[] chords = new int[notes.length];
      for (int at = 0; at < notes.length; at++) {
        chords[at] = (notes[at] + (at == 0 ? 0 : notes[at - 1])) % 5;
      }
      return new Example<>(notes, chords);
    });
  }

  /** Trips with how they end; distances of tens of thousands, so that nothing is learnt that is not standardised. */
  public static Dataset<Ride.Trip, Ride.Arrival> trips(long seed, int count) {
    return make(seed, count, random -> {
      Ride.Weather[] weathers = Ride.Weather.values();
      Ride.Trip trip = new Ride.Trip(
          50_000 + 20_000 * random.nextGaussian(),
          random.nextInt(8),
          random.nextBoolean(),
          weathers[random.nextInt(weathers.length)]);
      return new Example<>(trip, arrival(trip));
    });
  }

  private static Ride.Arrival arrival(Ride.Trip trip) {
    if (trip.weather() == Ride.Weather.SNOW && trip.night()) {
      return Ride.Arrival.NEVER;
    }
    if (trip.stops() > 4) {
      return Ride.Arrival.LATE;
    }
    return trip.distance() < 50_000 ? Ride.Arrival.EARLY : Ride.Arrival.ON_TIME;
  }
}
