package dev.lathe.tests.behaviour;

import com.sun.management.ThreadMXBean;
import dev.lathe.data.Batch;
import dev.lathe.data.DataLoader;
import dev.lathe.data.Dataset;
import dev.lathe.data.Example;
import dev.lathe.runtime.Model;
import dev.lathe.runtime.Team;
import dev.lathe.tests.networks.MelodyModel;
import dev.lathe.tests.networks.PointsModel;
import dev.lathe.tests.networks.Ride;
import dev.lathe.tests.networks.RideModel;
import dev.lathe.tests.networks.Samples;
import dev.lathe.tests.networks.StripesModel;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;

/**
 * Trains and predicts until HotSpot has compiled everything and nothing is allocated any more; fails where that does not come. A program, so that a JVM can be
 * started for it.
 */
final class Allocation {
  /** Calls, and the fewest steps of an epoch, that are looked at together. */
  private static final int ROUNDS = 1000;

  private static final int LARGEST_BATCH = 20;

  /** Less than an object in each round; looking takes some as well. */
  private static final long BOUND = 2 * ROUNDS;

  private static final long PATIENCE_NANOS = 120_000_000_000L;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final long[] threads;

  private Allocation() {
    Team.shared(); // its threads are looked at as well
    threads = LongStream.concat(
            LongStream.of(Thread.currentThread().getId()),
            Arrays.stream(THREADS.getAllThreadIds()).filter(Allocation::isOurs))
        .toArray();
  }

  private static boolean isOurs(long thread) {
    return THREADS.getThreadInfo(thread).getThreadName().startsWith("lathe-");
  }

  /** Says what has come to allocate nothing, of the networks for so many kinds of data. */
  public static void main(String[] args) {
    Allocation allocation = new Allocation();
    for (String data : args) {
      allocation.of(data);
    }
  }

  private void of(String data) {
    switch (data) {
      case "points" -> ofPoints();
      case "records" -> ofRecords();
      case "pictures" -> ofPictures();
      case "sequences" -> ofSequences();
      default -> throw new IllegalArgumentException(data);
    }
  }

  private void ofPoints() {
    PointsModel model = PointsModel.create();
    Dataset<float[], Integer> points = Samples.points(1, 64);
    stepsOfFit("points", model, points);
    stepsByHand("points", model, points);
    float[] point = points.get(0).input();
    calls("a class of points", () -> model.predict(point));
    forward("points", model, point);
  }

  private void ofRecords() {
    RideModel model = RideModel.create();
    Dataset<Ride.Trip, Ride.Arrival> trips = Samples.trips(1, 64);
    stepsOfFit("records", model, trips);
    Ride.Trip trip = trips.get(0).input();
    calls("a class of records", () -> model.predict(trip));
  }

  private void ofPictures() {
    StripesModel model = StripesModel.create();
    Dataset<float[], Integer> pictures = Samples.pictures(1, 64);
    stepsOfFit("pictures", model, pictures);
    float[] picture = pictures.get(0).input();
    calls("a class of pictures", () -> model.predict(picture));
    forward("pictures", model, picture);
  }

  private void ofSequences() {
    MelodyModel model = MelodyModel.create();
    Dataset<int[], int[]> melodies = Samples.melodies(1, 64);
    stepsOfFit("sequences", model, melodies);
    forward("sequences", model, melodies.get(0).input());
  }

  /** In the steps of one epoch: an epoch may allocate what it needs itself. */
  private <I, T> void stepsOfFit(String name, Model<I, ? super T> model, Dataset<I, T> data) {
    Watched<I, T> watched = new Watched<>(data);
    check("steps of fit, " + name, () -> {
      model.fit(watched);
      return watched.bytes();
    });
  }

  private <I, T> void stepsByHand(String name, Model<I, T> model, Dataset<I, T> data) {
    Batch<I, T> batch = DataLoader.of(data).batchSize(16).iterator().next();
    calls("steps by hand, " + name, () -> {
      model.loss(batch);
      model.backward();
      model.step();
    });
  }

  /** The array of the result, and nothing else. */
  private <I> void forward(String name, Model<I, ?> model, I input) {
    float[][] results = new float[ROUNDS][];
    int length = model.forward(input).length;
    check("forward, " + name, () -> {
      long arrays = bytes(() -> Arrays.setAll(results, round -> new float[length]));
      return bytes(() -> Arrays.setAll(results, round -> model.forward(input))) - arrays;
    });
  }

  private void calls(String name, Runnable task) {
    check(name, () -> bytes(() -> repeat(task)));
  }

  private static void repeat(Runnable task) {
    for (int round = 0; round < ROUNDS; round++) {
      task.run();
    }
  }

  private long bytes(Runnable task) {
    long before = allocated();
    task.run();
    return allocated() - before;
  }

  private static void check(String what, LongSupplier measured) {
    long start = System.nanoTime();
    long bytes = measured.getAsLong();
    while (bytes >= BOUND && System.nanoTime() - start < PATIENCE_NANOS) {
      bytes = measured.getAsLong();
    }
    if (bytes >= BOUND) {
      throw new AssertionError(what + ": " + bytes + " bytes in the last " + ROUNDS);
    }
    System.out.println(what + ": " + bytes);
  }

  /** By the calling thread and those of the team so far, in bytes. */
  private long allocated() {
    return Arrays.stream(THREADS.getThreadAllocatedBytes(threads)).sum();
  }

  /** Some examples again and again; with the first and the last of an epoch, it looks how much has been allocated. */
  private final class Watched<I, T> implements Dataset<I, T> {
    private final Dataset<I, T> data;
    private int read;
    private long first;
    private long last;

    Watched(Dataset<I, T> data) {
      this.data = data;
    }

    @Override
    public int size() {
      return LARGEST_BATCH * ROUNDS;
    }

    @Override
    public Example<I, T> get(int index) {
      if (read == 0) {
        first = allocated();
      }
      read++;
      if (read == size()) {
        last = allocated();
        read = 0;
      }
      return data.get(index % data.size());
    }

    /** In the last epoch, without what came before its first step and after its last. */
    long bytes() {
      return last - first;
    }
  }
}
