package dev.lathe.tests.behaviour;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.lathe.data.Dataset;
import dev.lathe.tests.Quiet;
import dev.lathe.tests.networks.PointsModel;
import dev.lathe.tests.networks.Samples;
import dev.lathe.tests.networks.WideModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One seed gives one result, bit for bit. */
@ExtendWith(Quiet.class)
class DeterminismTest {
  private static final Dataset<float[], Integer> PICTURES = Samples.pictures(1, 120);

  @Test
  void sameSeedSameBits() {
    WideModel one = WideModel.create();
    WideModel two = WideModel.create();
    assertEquals(one.stateDict(), two.stateDict());
    assertEquals(one.fit(PICTURES).last().loss(), two.fit(PICTURES).last().loss());
    assertEquals(one.stateDict(), two.stateDict());
  }

  @Test
  void createWithoutSeedTakesTheAnnotations() {
    assertEquals(WideModel.create().stateDict(), WideModel.create(11).stateDict());
  }

  @Test
  void otherSeedsOtherBits() {
    assertNotEquals(WideModel.create(1).stateDict(), WideModel.create(2).stateDict());
  }

  @Test
  void seedDecidesAboutTheOrderToo() throws IOException {
    PointsModel one = PointsModel.create(1);
    PointsModel two = PointsModel.create(2);
    two.loadStateDict(one.stateDict());
    Dataset<float[], Integer> points = Samples.points(1, 64);
    one.fit(points);
    two.fit(points);
    assertNotEquals(one.stateDict(), two.stateDict());
  }

  @Test
  void secondFitTakesAnotherOrder() throws IOException {
    PointsModel model = PointsModel.create();
    PointsModel fresh = PointsModel.create();
    Dataset<float[], Integer> points = Samples.points(1, 64);
    model.fit(points);
    fresh.loadStateDict(model.stateDict());
    model.fit(points);
    fresh.fit(points);
    assertNotEquals(model.stateDict(), fresh.stateDict(), "optimizer and epochs begin anew");
  }

  @Test
  void anyNumberOfThreadsGivesTheSameBits() throws IOException {
    String one = WeightHash.inFreshJvm("-Dlathe.threads=1");
    assertEquals(one, WeightHash.inFreshJvm("-Dlathe.threads=2"));
    assertEquals(one, WeightHash.inFreshJvm("-Dlathe.threads=3"));
    assertEquals(one, WeightHash.inFreshJvm("-Dlathe.threads=7"));
    assertEquals(one, WeightHash.compute());
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 32, 64})
  void vectorsOfAnyWidthGiveTheSameBits(int bytes) throws IOException {
    String scalar = WeightHash.compute();
    String vectors = WeightHash.inFreshJvm(
        "--add-modules=jdk.incubator.vector",
        "-Dlathe.vector=now",
        "-XX:MaxVectorSize=" + bytes,
        "-Dlathe.threads=2");
    assertEquals(scalar, vectors);
  }

  @Test
  void interpreterAndCompilerGiveTheSameBits() throws IOException {
    assertEquals(WeightHash.compute(), WeightHash.inFreshJvm("-Xint", "-Dlathe.threads=2"));
  }

  @Test
  void predictionsFromManyThreadsEqualThoseFromOne() throws Exception {
    WideModel model = WideModel.create();
    model.fit(PICTURES);
    List<float[]> expected = answers(model);
    for (List<float[]> actual : atOnce(8, () -> answers(model))) {
      for (int i = 0; i < expected.size(); i++) {
        assertArrayEquals(expected.get(i), actual.get(i), "picture " + i);
      }
    }
  }

  @Test
  void evaluationsFromManyThreadsEqualThatFromOne() throws Exception {
    WideModel model = WideModel.create();
    Object expected = model.evaluate(PICTURES);
    for (Object actual : atOnce(8, () -> model.evaluate(PICTURES))) {
      assertEquals(expected, actual);
    }
  }

  private static List<float[]> answers(WideModel model) {
    List<float[]> answers = new ArrayList<>();
    for (int i = 0; i < PICTURES.size(); i++) {
      answers.add(model.forward(PICTURES.get(i).input()));
    }
    return answers;
  }

  private static <R> List<R> atOnce(int threads, Callable<R> task)
      throws InterruptedException, ExecutionException {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Callable<R>> tasks = new ArrayList<>();
      for (int i = 0; i < threads * 4; i++) {
        tasks.add(task);
      }
      List<R> results = new ArrayList<>();
      for (Future<R> future : pool.invokeAll(tasks)) {
        results.add(future.get());
      }
      return results;
    } finally {
      pool.shutdown();
    }
  }
}
