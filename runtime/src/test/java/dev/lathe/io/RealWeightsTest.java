package dev.lathe.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files that other programs wrote, read and written again; they lie outside of the project, and without them this is
 * skipped.
 */
class RealWeightsTest {
  private static final int TENSORS = 30;

  @TempDir
  Path folder;

  @Test
  void readsAndRewritesFilesOfOthers() throws Exception {
    Path pack =
        Path.of(System.getProperty("lathe.shared", "../../shared"), "pack", "safetensors.zip");
    assumeTrue(
        Files.exists(pack), () -> "no " + pack + ": -Dlathe.shared=FOLDER says where pack lies");
    int tensors = 0;
    try (ZipFile zip = new ZipFile(pack.toFile())) {
      String goldens =
          new String(bytes(zip, "goldens.json"), StandardCharsets.UTF_8).replaceAll("\\s", "");
      for (String name :
          List.of("burn-multi_layer-multi_layer", "burn-weights-mnist", "candle-jfk-codes")) {
        tensors += check(bytes(zip, name + ".safetensors"), goldens);
      }
    }
    assertEquals(TENSORS, tensors);
  }

  private int check(byte[] bytes, String goldens) throws IOException, NoSuchAlgorithmException {
    Path file = folder.resolve("w");
    Files.write(file, bytes);
    WeightsFile read = Weights.readWithMetadata(file);
    long begin = 0;
    for (Map.Entry<String, TensorData> entry : read.tensors().entrySet()) {
      String expected = golden(entry.getKey(), entry.getValue(), begin);
      assertTrue(goldens.contains(expected), () -> "not in goldens.json: " + expected);
      begin += entry.getValue().bytes().length;
    }
    Path copy = folder.resolve("copy");
    Weights.write(copy, read.tensors(), read.metadata());
    assertEquals(read, Weights.readWithMetadata(copy));
    return read.tensors().size();
  }

  private static String golden(String name, TensorData tensor, long begin)
      throws NoSuchAlgorithmException {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(tensor.bytes());
    return "\"%s\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":[%d,%d],\"bytes_sha256\":\"%s\"}"
        .formatted(
            name,
            tensor.dtype(),
            Arrays.toString(tensor.shape()).replace(" ", ""),
            begin,
            begin + tensor.bytes().length,
            HexFormat.of().formatHex(digest));
  }

  private static byte[] bytes(ZipFile zip, String name) throws IOException {
    ZipEntry entry = zip.getEntry("safetensors/" + name);
    try (InputStream in = zip.getInputStream(entry)) {
      return in.readAllBytes();
    }
  }
}
