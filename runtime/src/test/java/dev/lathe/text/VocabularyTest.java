package dev.lathe.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.lathe.data.Thrown;
import dev.lathe.data.Transform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VocabularyTest {
  private static final List<String> TEXTS = List.of("to be or not to be", "be quick", "or a b");

  @TempDir
  Path folder;

  private static Vocabulary build(int minCount, int maxSize) {
    return Vocabulary.build(TEXTS, Tokenizers.whitespace(), minCount, maxSize, "<unk>", "<pad>");
  }

  @Test
  void frequentTokensComeFirstThenTheAlphabet() {
    Vocabulary all = build(1, 100);
    assertEquals(
        List.of("<unk>", "<pad>", "be", "or", "to", "a", "b", "not", "quick"),
        all.decode(0, 1, 2, 3, 4, 5, 6, 7, 8));
    assertEquals(5, build(2, 100).size());
    assertEquals(4, build(1, 4).size());
    assertArrayEquals(new int[] {4, 2, 0}, all.encode(List.of("to", "be", "Hamlet")));
    assertFalse(all.contains("Hamlet"));
  }

  @Test
  void textsBecomeEquallyLong() {
    Transform<String, int[]> encode = Tokenizers.whitespace().encode(build(1, 100), 3, "<pad>");
    assertArrayEquals(new int[] {4, 2, 1}, encode.apply("to be"));
    assertArrayEquals(new int[] {4, 2, 3}, encode.apply("to be or not"));
  }

  @Test
  void fileIsReadAgain() throws IOException {
    Path file = folder.resolve("words.txt");
    build(1, 100).write(file);
    Vocabulary read = Vocabulary.read(file, "<unk>");
    assertEquals(9, read.size());
    assertEquals(8, read.number("quick"));
    assertEquals(0, read.number("slow"));
  }

  @Test
  void brokenFilesAreRefused() throws IOException {
    Path file = folder.resolve("words.txt");
    Thrown.by(NoSuchFileException.class, () -> Vocabulary.read(file, "a"), "L207");
    Files.writeString(file, "a\nb\na\n");
    Thrown.by(
        IOException.class, () -> Vocabulary.read(file, "a"), "L208", "'a' as 0 and 2", "words.txt");
    Files.writeString(file, "b\n");
    Thrown.by(IOException.class, () -> Vocabulary.read(file, "a"), "L208", "no 'a' among 1");
    Files.write(file, new byte[] {'a', '\n', (byte) 0xC3});
    Thrown.by(IOException.class, () -> Vocabulary.read(file, "a"), "L208", "UTF-8", "offset 2");
  }

  @Test
  void argumentsOutOfRangeAreRefused() {
    Class<IllegalArgumentException> refused = IllegalArgumentException.class;
    Thrown.by(refused, () -> build(0, 100), "L212");
    Thrown.by(refused, () -> build(1, 1), "L212", "1, 2 and 1");
    Thrown.by(refused, () -> Tokenizers.whitespace().encode(build(1, 9), 0, "<pad>"), "L212");
    Thrown.by(
        refused, () -> Tokenizers.whitespace().encode(build(1, 9), 3, "[PAD]"), "L212", "[PAD]");
    Vocabulary lines = Vocabulary.of(List.of("a", "b\nc"), "a");
    Thrown.by(refused, () -> lines.write(folder.resolve("x")), "L212", "token 1");
  }

  @Test
  void tokenizersCut() {
    assertEquals(
        List.of("a", "\uD83D\uDE00", "b"), Tokenizers.characters().tokenize("a\uD83D\uDE00b"));
    assertEquals(List.of("to", "be"), Tokenizers.whitespace().tokenize("  to\t be\n"));
    assertEquals(List.of(), Tokenizers.whitespace().tokenize(" "));
    assertEquals(List.of("1", "22"), Tokenizers.regex(Pattern.compile("\\d+")).tokenize("a1b22"));
    assertEquals(
        List.of(
            "you", "'", "re", "(", "not", ")", "here", ",", "are", "you", "?", "no", "yes", "!",
            "."),
        Tokenizers.basicEnglish().tokenize("You're (NOT) \"here\", are you? No; <br />yes!."));
  }
}
