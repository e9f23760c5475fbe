package dev.lathe.io;

import dev.lathe.data.Thrown;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileKindTest {
  @TempDir
  Path folder;

  private void assertRefused(byte[] bytes, String... parts) throws IOException {
    Path file = folder.resolve("model.bin");
    Files.write(file, bytes);
    Thrown.by(WeightsFormatException.class, () -> Weights.read(file), "[L205] expected ");
    Thrown.by(WeightsFormatException.class, () -> Weights.read(file), parts);
  }

  @ParameterizedTest
  @CsvSource({
    "504b0304000008080000, none",
    "934e554d505901007600, up to the end",
    "1f8b0808000000000003, packed with gzip",
    "894844460d0a1a0a0000, an HDF5 file",
    "47475546030000000000, a GGUF file",
    "80028a0a6cfc9c46f920, a Python pickle",
    "8004950000000000002e, a Python pickle",
    "ffd8ffe000104a464946, 0x49"
  })
  void namesWhatItIs(String hex, String expected) throws IOException {
    assertRefused(HexFormat.of().parseHex(hex), expected);
  }

  @Test
  void quotesText() throws IOException {
    assertRefused(
        "sepal_length,sepal_width\n5.1".getBytes(StandardCharsets.UTF_8),
        "text, 'sepal_length,sepal_w'");
    assertRefused("a\n\tb".getBytes(StandardCharsets.UTF_8), "text, 'a b'");
  }

  @Test
  void archivesOfTheFirstPyTorch() throws IOException {
    byte[] tar = new byte[512];
    System.arraycopy("ustar".getBytes(StandardCharsets.UTF_8), 0, tar, 257, 5);
    assertRefused(tar, "a tar archive, as PyTorch before 0.1.10 wrote");
  }

  @Test
  void anEmptyFile() throws IOException {
    assertRefused(new byte[0], "at byte 0 of", "found: an empty file");
  }

  @Test
  void lessThanALength() throws IOException {
    assertRefused(new byte[] {40, 0, 0, 0, 0}, "at byte 5 of", "the end of the file after 5 bytes");
  }
}
