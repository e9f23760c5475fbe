package dev.lathe.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportsTest {
  private static final ConfusionMatrix NONE = ConfusionMatrix.of(List.of(), new long[0][0]);

  @Test
  void classifiersReportLossAndAccuracy() {
    Evaluation validation = new Evaluation(0.14114, 0.95678, NONE, 10);
    assertEquals(
        "epoch 1/3: loss 0.3512, accuracy 89.71 %; validation loss 0.1411, accuracy 95.68 %; 2.1 s",
        new EpochReport(1, 3, 10, 0.1, 0.35121, 0.89712, validation, 2.1).line());
  }

  @Test
  void regressionReportsLossAlone() {
    Evaluation validation = new Evaluation(1.5e-5, Double.NaN, NONE, 10);
    assertEquals(
        "epoch 20/20: loss 2.000e-05; 125.0 s".replace("125.0 s", "2:05"),
        new EpochReport(20, 20, 10, 0.1, 2e-5, Double.NaN, null, 125).line());
    assertEquals(
        "epoch 2/20: loss 0.5000; validation loss 1.500e-05; 0.0 s",
        new EpochReport(2, 20, 10, 0.1, 0.5, Double.NaN, validation, 0.04).line());
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.0000",
    "0.001, 0.0010",
    "0.00099, 9.900e-04",
    "2.302585, 2.3026",
    "999999, 999999.0000",
    "1000000, 1.000e+06",
    "NaN, NaN"
  })
  void lossesKeepTheirDigits(double loss, String text) {
    assertEquals(text, Figures.loss(loss));
  }

  @ParameterizedTest
  @CsvSource({"0.04, 0.0 s", "119.94, 119.9 s", "120, 2:00", "3599.7, 1:00:00", "36061, 10:01:01"})
  void durationsAreShort(double seconds, String text) {
    assertEquals(text, Figures.duration(seconds));
  }

  @Test
  void figuresDoNotDependOnTheLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertEquals("loss 0.5000, accuracy 12.50 %", Figures.lossAndAccuracy(0.5, 0.125));
      assertEquals("61,204", Figures.count(61204));
      assertEquals("A (12.5 %)", new Prediction<>("A", 0.125, new float[1]).toString());
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void historyKeepsItsEpochs() {
    EpochReport first = new EpochReport(1, 2, 10, 0.1, 1, 0.5, null, 1);
    EpochReport second = new EpochReport(2, 2, 10, 0.1, 0.5, 0.75, null, 1);
    List<EpochReport> epochs = new ArrayList<>(List.of(first, second));
    History history = new History(epochs);
    epochs.clear();
    assertEquals(List.of(first, second), history.epochs());
    assertEquals(second, history.last());
    assertThrows(UnsupportedOperationException.class, () -> history.epochs().clear());
  }

  @Test
  void predictionIsAValue() {
    float[] probabilities = {0.25f, 0.75f};
    Prediction<String> prediction = new Prediction<>("B", 0.75, probabilities);
    probabilities[0] = 9;
    prediction.probabilities()[1] = 9;
    assertArrayEquals(new float[] {0.25f, 0.75f}, prediction.probabilities());
    assertEquals("B", prediction.label());
    assertEquals(0.75, prediction.probability());
    Prediction<String> same = new Prediction<>("B", 0.75, new float[] {0.25f, 0.75f});
    assertEquals(same, prediction);
    assertEquals(same.hashCode(), prediction.hashCode());
    assertNotEquals(prediction, new Prediction<>("A", 0.75, new float[] {0.25f, 0.75f}));
    assertNotEquals(prediction, new Prediction<>("B", 0.75, new float[] {0.2f, 0.75f}));
  }
}
