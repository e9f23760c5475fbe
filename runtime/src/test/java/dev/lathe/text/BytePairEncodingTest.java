package dev.lathe.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.data.Thrown;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BytePairEncodingTest {
  private static final List<String> TEXTS =
      List.of("low lower lowest", "new newer newest", "low low new");
  private static final String END = "<|end|>";

  @TempDir
  Path folder;

  private static BytePairEncoding trained() {
    return BytePairEncoding.train(TEXTS, 266, 2, END);
  }

  @Test
  void frequentPairsBecomeTokens() {
    BytePairEncoding pairs = trained();
    assertEquals(266, pairs.size());
    assertEquals(0, pairs.number(END));
    assertEquals("!", pairs.token(1));
    assertEquals(256, pairs.number("\u0143")); // byte AD, the last of those without a character
    assertEquals("\u0120new", pairs.token(pairs.number("\u0120new")));
    assertArrayEquals(
        new int[] {pairs.number("low"), pairs.number("\u0120new"), 0},
        pairs.encode("low new" + END));
  }

  @Test
  void everyTextComesBack() {
    BytePairEncoding pairs = trained();
    Random random = new Random(3);
    for (int i = 0; i < 200; i++) {
      String text = random
          .ints(30, 0, 0x2_0000)
          .filter(c -> c < 0xD800 || c > 0xDFFF)
          .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
          .toString();
      assertEquals(text, pairs.decode(pairs.encode(text)));
    }
    assertEquals("a?b", pairs.decode(pairs.encode("a\uD800b")));
    assertEquals("", pairs.decode(pairs.encode("")));
  }

  @Test
  void trainingStopsWhereNoPairIsFrequent() {
    assertTrue(BytePairEncoding.train(TEXTS, 10_000, 4, END).size() < 266);
    assertEquals(256, BytePairEncoding.train(List.of(), 1000, 1).size());
  }

  @Test
  void longestSpecialIsFoundFirstAndOthersAreNotCut() {
    BytePairEncoding pairs =
        BytePairEncoding.train(TEXTS, 300, 2, "<a", "<a>", "end of text \u20AC");
    assertArrayEquals(new int[] {1, 0, 2}, pairs.encode("<a><aend of text \u20AC"));
    assertEquals("<a>end of text \u20AC", pairs.decode(1, 2));
  }

  @Test
  @Timeout(20)
  void aWordOfAMillionCharactersTakesNoSquaredTime() {
    BytePairEncoding pairs = BytePairEncoding.train(List.of("aaaaaaaaaaaaaaaa"), 260, 1);
    String text = "a".repeat(1_000_000);
    int[] tokens = pairs.encode(text);
    assertEquals(1_000_000 / 16, tokens.length);
    assertEquals(text, pairs.decode(tokens));
  }

  @Test
  void filesAreReadAgain() throws IOException {
    Path vocab = folder.resolve("new/vocab.json");
    Path merges = folder.resolve("new/merges.txt");
    trained().write(vocab, merges);
    BytePairEncoding read = BytePairEncoding.read(vocab, merges, END);
    assertArrayEquals(trained().encode("lowest " + END), read.encode("lowest " + END));
    assertFalse(BytePairEncoding.read(vocab, merges).encode(END)[0] == 0); // in neither file
    assertTrue(Files.readString(merges).startsWith("#version: 0.2\n"));
    Thrown.by(FileSystemException.class, () -> trained().write(folder, merges), "L207");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[]                | '{' | 0",
        "{\"a\":0          | '}' | 6",
        "{\"a\":0}x        | the end of the file | 7",
        "{\"a\":0,\"a\":1} | every name once | 7",
        "{\"a\":0,\"b\":0} | every number once | 11",
        "{\"a\":0,\"b\":2} | numbers 0 to 1 | 0",
        "{\"a\":-1}        | a whole number of at least 0 | 5",
        "{\"a\":1.5}       | a whole number | 5",
        "{\"a\":{}}        | a value | 5",
        "{\"a\":4194304}   | numbers below 4194304 | 5",
        "{\"a\":99999999999999999999} | a number below 2^63 | 5",
        "{\"\\u12\":0}     | four hexadecimal digits | 6",
        "{\"a\":0}         | a token for every byte | ",
        "{}                | none for byte 0 | ",
      })
  void brokenVocabulariesAreRefused(String text, String expected, @Nullable Integer offset)
      throws IOException {
    Path vocab = Files.writeString(folder.resolve("vocab.json"), text);
    Path merges = Files.writeString(folder.resolve("merges.txt"), "");
    Thrown.by(
        IOException.class,
        () -> BytePairEncoding.read(vocab, merges),
        "[L208] expected",
        expected,
        vocab + (offset == null ? "" : ", offset " + offset));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "l|two tokens with a blank between them|\"l\"",
        "|two tokens with a blank between them|\"\"",
        "l o w|two tokens with a blank between them|\"l o w\"",
        "l zz|tokens of the vocabulary|\"zz\"",
        "z z|tokens of the vocabulary|\"zz\"",
        "l o|every pair once|\"l o\" again",
      })
  void brokenMergesAreRefused(String line, String expected, String found) throws IOException {
    Path vocab = folder.resolve("vocab.json");
    Path merges = folder.resolve("merges.txt");
    trained().write(vocab, merges);
    int lines = Files.readAllLines(merges).size();
    String broken = Files.readString(merges) + (line == null ? "" : line) + "\n";
    Files.writeString(merges, broken);
    Thrown.by(
        IOException.class,
        () -> BytePairEncoding.read(vocab, merges),
        "[L208] expected " + expected,
        "line " + (lines + 1),
        found);
  }

  @Test
  void missingFilesAndNoUtf8AreRefused() throws IOException {
    Path vocab = folder.resolve("vocab.json");
    Path merges = folder.resolve("merges.txt");
    Thrown.by(
        NoSuchFileException.class, () -> BytePairEncoding.read(vocab, merges), "L207", "vocab");
    trained().write(vocab, merges);
    Files.delete(merges);
    Thrown.by(
        NoSuchFileException.class, () -> BytePairEncoding.read(vocab, merges), "L207", "merges");
    Files.write(merges, new byte[] {'a', (byte) 0xFF});
    Thrown.by(IOException.class, () -> BytePairEncoding.read(vocab, merges), "L208", "offset 1");
  }

  @Test
  void argumentsOutOfRangeAreRefused() throws IOException {
    Class<IllegalArgumentException> refused = IllegalArgumentException.class;
    Thrown.by(refused, () -> BytePairEncoding.train(TEXTS, 256, 1, END), "L212", "at least 257");
    Thrown.by(refused, () -> BytePairEncoding.train(TEXTS, 300, 0, END), "L212", "300 and 0");
    Thrown.by(refused, () -> BytePairEncoding.train(TEXTS, 300, 1, END, END), "L212", END);
    Thrown.by(refused, () -> BytePairEncoding.train(TEXTS, 300, 1, "a"), "L212");
    Thrown.by(refused, () -> BytePairEncoding.train(TEXTS, 300, 1, ""), "L212");
    Thrown.by(refused, () -> trained().decode(266), "L212", "0 to 265", "266");
    Thrown.by(refused, () -> trained().decode(-1), "L212");
    Thrown.by(refused, () -> trained().token(266), "L212");
    Thrown.by(refused, () -> trained().number("zz"), "L212", "one of 266 tokens", "\"zz\"");
    Path vocab = folder.resolve("vocab.json");
    Path merges = folder.resolve("merges.txt");
    trained().write(vocab, merges);
    Thrown.by(refused, () -> BytePairEncoding.read(vocab, merges, "<none>"), "L212", "<none>");
  }
}
