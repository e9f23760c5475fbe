package dev.lathe.tests.behaviour;

import dev.lathe.io.TensorData;
import dev.lathe.tests.Jvm;
import dev.lathe.tests.networks.CurveModel;
import dev.lathe.tests.networks.CycledModel;
import dev.lathe.tests.networks.PointsModel;
import dev.lathe.tests.networks.RideModel;
import dev.lathe.tests.networks.Samples;
import dev.lathe.tests.networks.WideModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Trains some networks and says what has become of their weights; a program, so that a JVM can be started for it. */
final class WeightHash {
  private WeightHash() {}

  /** Prints the hash. */
  public static void main(String[] args) {
    System.out.println(compute());
  }

  static String inFreshJvm(String... options) throws IOException {
    String output = Jvm.withTestClasses(options)
        .options("-Dlathe.progress=off")
        .run(WeightHash.class.getName())
        .strip();
    return output.substring(output.lastIndexOf('\n') + 1); // after what the log says of kernels
  }

  static String compute() {
    WideModel wide = WideModel.create();
    wide.fit(Samples.pictures(1, 120), Samples.pictures(2, 70));
    RideModel ride = RideModel.create();
    ride.fit(Samples.trips(1, 90));
    PointsModel points = PointsModel.create();
    points.fit(Samples.points(1, 200));
    CurveModel curve = CurveModel.create();
    curve.fit(Samples.circle(1, 100));
    CycledModel cycled = CycledModel.create();
    cycled.fit(Samples.points(1, 90));
    return Stream.of(wide, ride, points, curve, cycled, cycled.averaged())
        .map(model -> hash(model.stateDict()))
        .collect(Collectors.joining(" "));
  }

  static String hash(Map<String, TensorData> state) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      state.forEach((name, tensor) -> {
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        digest.update(tensor.bytes());
      });
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e); // every JDK has it
    }
  }
}
