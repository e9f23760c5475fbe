package dev.lathe.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lathe.data.Example;
import dev.lathe.data.SharedFiles;
import dev.lathe.data.Thrown;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextFilesTest {
  @TempDir
  Path folder;

  /** Figures by Python's csv module. */
  @Test
  void newsAreThoseOfTheFile() throws Exception {
    TextCsv news = AgNews.load(SharedFiles.data("text/ag_news_test_first3800.csv.gz"));
    assertEquals(3800, news.size());
    int[] counts = new int[4];
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (int i = 0; i < news.size(); i++) {
      counts[news.get(i).target()]++;
      digest.update(((i == 0 ? "" : "\n") + news.get(i).input()).getBytes(StandardCharsets.UTF_8));
    }
    assertArrayEquals(new int[] {979, 950, 911, 960}, counts);
    assertEquals(
        "e17ec67085203e9d6e22005ac54d725db70d335d1c0500aca5c1a714c04ebe02",
        HexFormat.of().formatHex(digest.digest()));
    assertEquals(List.of("World", "Sports", "Business", "Sci/Tech"), news.classes());
  }

  @Test
  void textsAreJoinedAndLabelsBeginAtZero() throws IOException {
    Path file = file("\"2\",\"a, b\",\"c\"\n1 ,d,\n");
    TextCsv texts = TextCsv.load(file, "x", "y");
    assertEquals(new Example<>("a, b c", 1), texts.get(0));
    assertEquals(new Example<>("d ", 0), texts.get(1));
    byte[] packed = packed(Files.readAllBytes(file));
    assertEquals(
        texts.get(0),
        TextCsv.load(Files.write(folder.resolve("t.gz"), packed), "x", "y").get(0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1,a,b;2,a | expected 3 values, a class and text, as in the first line, in | found: 2",
        "1,a;2,a,b | expected 2 values | found: 3",
        "1,a;0,a | expected the number of a class, 1 to 2, in | found: \"0\"",
        "1,a;3,a | expected the number of a class | found: \"3\"",
        "1,a;x,a | expected the number of a class | found: \"x\"",
        "1,a;\"2,a | expected a closing quote | found: the end of the file",
        "1,a;1,\u00FC | expected text in UTF-8 | save the file as UTF-8",
      })
  void brokenLinesAreRefused(String text, String expected, String found) throws IOException {
    Path file = folder.resolve("texts.csv");
    Files.write(file, text.replace(';', '\n').getBytes(StandardCharsets.ISO_8859_1));
    Thrown.by(
        IOException.class,
        () -> TextCsv.load(file, "x", "y"),
        "[L208] " + expected,
        "line 2",
        found);
  }

  @Test
  void firstLinesWithoutTextAndBrokenPackingsAreRefused() throws IOException {
    Path file = file("1\n");
    Thrown.by(IOException.class, () -> TextCsv.load(file, "x"), "L208", "2 values", "line 1");
    byte[] whole =
        packed("1,abcdefghijklmnopqrstuvwxyz\n".repeat(9).getBytes(StandardCharsets.UTF_8));
    for (int size : new int[] {4, 20, whole.length - 1}) {
      Files.write(file, Arrays.copyOf(whole, size));
      Thrown.by(
          IOException.class,
          () -> TextCsv.load(file, "x"),
          "[L208] expected gzipped data that is whole in " + file);
    }
    Path none = folder.resolve("none.csv");
    Thrown.by(NoSuchFileException.class, () -> AgNews.load(none), "L207", "none.csv");
  }

  @Test
  void linesAreExamples() throws IOException {
    Path english = Files.writeString(folder.resolve("en"), "one\n\nthree\r\nfour");
    Path german = Files.writeString(folder.resolve("de"), "eins\nzwei\ndrei\nvier\n");
    LineDataset lines = LineDataset.read(english);
    assertEquals(List.of("one", "", "three", "four"), lines.lines());
    assertEquals(new Example<>("three", "three"), lines.get(2));
    assertEquals(
        new Example<>("four", "vier"), LineDataset.read(english, german).get(3));
    Files.writeString(german, "eins\n");
    Thrown.by(
        IOException.class,
        () -> LineDataset.read(english, german),
        "[L208] expected 4 lines, as in",
        "found: 1: from line 2 on");
    Files.write(german, new byte[] {'a', '\n', (byte) 0xC3});
    Thrown.by(IOException.class, () -> LineDataset.read(german), "L208", "offset 2");
    Path none = folder.resolve("none");
    Thrown.by(NoSuchFileException.class, () -> LineDataset.read(none), "L207");
  }

  @Test
  void sequencesBecomeEquallyLong() {
    int[] tokens = {1, 2, 3};
    assertArrayEquals(new int[] {1, 2, 3, 9, 9}, Sequences.pad(5, 9).apply(tokens));
    assertArrayEquals(new int[] {1, 2}, Sequences.pad(2, 9).apply(tokens));
    assertArrayEquals(new int[] {9, 9, 1, 2, 3}, Sequences.padStart(5, 9).apply(tokens));
    assertArrayEquals(new int[] {2, 3}, Sequences.padStart(2, 9).apply(tokens));
    assertArrayEquals(new int[] {9}, Sequences.padStart(1, 9).apply(new int[0]));
    assertArrayEquals(new int[] {1, 2}, Sequences.truncate(2).apply(tokens));
    assertArrayEquals(new int[] {1, 2, 3}, Sequences.truncate(4).apply(tokens));
    assertArrayEquals(new int[] {7, 1, 2, 3}, Sequences.addToken(7, true).apply(tokens));
    assertArrayEquals(new int[] {1, 2, 3, 7}, Sequences.addToken(7, false).apply(tokens));
    assertArrayEquals(new int[] {1, 2, 3}, tokens);
    Class<IllegalArgumentException> refused = IllegalArgumentException.class;
    Thrown.by(refused, () -> Sequences.pad(0, 9), "L212", "at least 1", "0");
    Thrown.by(refused, () -> Sequences.padStart(-1, 9), "L212");
    Thrown.by(refused, () -> Sequences.truncate(0), "L212");
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("texts.csv"), text);
  }

  private static byte[] packed(byte[] content) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(content);
    }
    return packed.toByteArray();
  }
}
