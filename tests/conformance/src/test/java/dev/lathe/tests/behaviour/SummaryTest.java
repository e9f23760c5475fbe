package dev.lathe.tests.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.tests.networks.FusionModel;
import dev.lathe.tests.networks.PriceModel;
import dev.lathe.tests.networks.RideModel;
import dev.lathe.tests.networks.StagedModel;
import dev.lathe.tests.networks.WideModel;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code SUMMARY} says what a network is and what it costs. */
class SummaryTest {

  @Test
  void countsParametersAndMultiplyAdds() {
    List<String> lines = WideModel.SUMMARY.lines().toList();
    assertTrue(lines.get(0).startsWith("Wide: @CrossEntropyLoss("), lines.get(0));
    assertTrue(lines.get(0).contains("@SGD(lr = 0.05, momentum = 0.9"), lines.get(0));
    assertRow(lines, 1, "layer", "kind", "output", "parameters", "multiply-adds");
    assertRow(lines, 2, "input", "14 x 14");
    assertRow(lines, 3, "flatten", "Flatten", "196", "0", "0");
    assertRow(lines, 4, "hidden1", "Linear(210), ReLU", "210", "41,370", "41,160");
    assertRow(lines, 5, "dropout", "Dropout(0.2)", "210", "0", "0");
    assertRow(lines, 6, "hidden2", "Linear(130), Tanh", "130", "27,430", "27,300");
    assertRow(lines, 7, "logits", "Linear(10)", "10", "1,310", "1,300");
    assertRow(lines, 8, "total", "70,110", "69,760");
    assertEquals(10, lines.size());
  }

  @Test
  void layersSayWhatTheyRead() {
    assertEquals(
        List.of(
            "input [B x 1 x 14 x 14] = Input ()",
            "stage1.0.conv1 [B x 1 x 14 x 14] = Conv2d(out = 1, kernel = {3}, padding = {1}) (input)",
            "stage1.0.bn1 [B x 1 x 14 x 14] = BatchNorm2d, ReLU (stage1.0.conv1)",
            "stage1.1.conv1 [B x 1 x 14 x 14] = Conv2d(out = 1, kernel = {3}, padding = {1}) (stage1.0.bn1, input)",
            "stage1.1.bn1 [B x 1 x 14 x 14] = BatchNorm2d, ReLU (stage1.1.conv1)",
            "lines [B x 6] = GRU(hidden = 6, output = LAST) (stage1.1.bn1, stage1.0.bn1, input)",
            "logits [B x 10] = Linear(10) (lines)"),
        StagedModel.create().layers());
    assertEquals(
        List.of(
            "state [B x 2 x 5] = Input ()",
            "target [B x 3] = Input ()",
            "picture [B x 2 x 8] = Linear(8), Tanh (state)",
            "word [B x 3 x 8] = Embedding(count = 6, width = 8) (target)",
            "corners [B x 4] = Linear(4) (picture, word)",
            "scores [B x 3] = Linear(3) (picture, word)"),
        FusionModel.create().layers());
  }

  private static void assertRow(List<String> lines, int line, String... cells) {
    assertEquals(List.of(cells), List.of(lines.get(line).split(" {2,}")));
  }

  @Test
  void countsTheBytesOfTheMemoryPlan() {
    String memory = WideModel.SUMMARY.lines().skip(9).findFirst().orElseThrow();
    assertTrue(
        memory.startsWith("memory: weights 280,440 bytes, optimizer 280,440 bytes; "), memory);
    assertTrue(
        memory.matches(".*training [\\d,]+ bytes for batches of 50; prediction [\\d,]+ bytes"),
        memory);
  }

  @Test
  void featuresCountAsColumns() {
    assertTrue(
        RideModel.SUMMARY.lines().anyMatch(line -> line.matches("input +6")), RideModel.SUMMARY);
  }

  @Test
  void plainSgdRemembersNothing() {
    assertTrue(
        PriceModel.SUMMARY.contains("weights 16 bytes, optimizer 0 bytes"), PriceModel.SUMMARY);
  }
}
