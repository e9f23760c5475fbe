package dev.lathe.tests.behaviour;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lathe.tests.Site;
import dev.lathe.text.AgNews;
import dev.lathe.text.BytePairEncoding;
import dev.lathe.text.TextCsv;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Byte-level byte-pair encoding against Hugging Face's tokenizers. */
class BytePairTest {
  private static final String[] SPECIALS = {"<|endoftext|>", "<pad>", "<|end|>"};
  private static final Path VOCAB = Site.reference("bpe-vocab.json");
  private static final Path MERGES = Site.reference("bpe-merges.txt");
  private static final Properties REFERENCE = new Properties();

  @TempDir
  Path folder;

  @BeforeAll
  static void readReference() throws IOException {
    try (Reader reader = Files.newBufferedReader(Site.reference("bpe.properties"))) {
      REFERENCE.load(reader);
    }
  }

  @Test
  void filesOfTheReferenceCutAndJoinAsIt() throws IOException {
    assertCutsAndJoinsAsTheReference(BytePairEncoding.read(VOCAB, MERGES, SPECIALS));
  }

  @Test
  void whatIsLearntIsWhatTheReferenceLearns() throws IOException {
    BytePairEncoding learnt = BytePairEncoding.train(texts(), 500, 2, SPECIALS);
    assertCutsAndJoinsAsTheReference(learnt);
    learnt.write(folder.resolve("vocab.json"), folder.resolve("merges.txt"));
    assertEquals(-1, Files.mismatch(VOCAB, folder.resolve("vocab.json")));
    assertEquals(-1, Files.mismatch(MERGES, folder.resolve("merges.txt")));
  }

  @Test
  void tailOfEquallyFrequentPairsIsInTheSameOrder() throws IOException {
    for (int frequency : new int[] {1, 5}) {
      assertEquals(
          value("merges." + frequency),
          merges(BytePairEncoding.train(texts(), 100_000, frequency, SPECIALS[0])));
    }
  }

  @Test
  void realNewsAreLearntAndCutAsByTheReference() throws Exception {
    TextCsv news = AgNews.load(Site.shared("pack/data/text/ag_news_test_first3800.csv.gz"));
    List<String> texts = news.inputs();
    BytePairEncoding pairs = BytePairEncoding.train(texts, 8000, 2, SPECIALS[0]);
    assertEquals(value("news.merges"), hash(merges(pairs)));
    String tokens = texts.stream()
        .flatMapToInt(text -> IntStream.of(pairs.encode(text)))
        .mapToObj(String::valueOf)
        .collect(Collectors.joining(" "));
    assertEquals(value("news.ids"), hash(tokens));
  }

  private static String hash(String text) throws NoSuchAlgorithmException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private static void assertCutsAndJoinsAsTheReference(BytePairEncoding pairs) {
    List<String> cases = numbered("case");
    assertEquals(16, cases.size());
    for (int i = 0; i < cases.size(); i++) {
      assertArrayEquals(ids("case." + i), pairs.encode(cases.get(i)), "case." + i);
      assertEquals(value("case." + i + ".back"), pairs.decode(ids("case." + i)));
    }
    for (int i = 0; i < 4; i++) {
      assertEquals(value("cut." + i + ".back"), pairs.decode(ids("cut." + i)), "cut." + i);
    }
  }

  private String merges(BytePairEncoding pairs) throws IOException {
    Path file = folder.resolve("merges.txt");
    pairs.write(folder.resolve("vocab.json"), file);
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    return String.join("\n", lines.subList(1, lines.size()));
  }

  private static List<String> texts() {
    List<String> texts = numbered("text");
    assertEquals(60, texts.size());
    return texts;
  }

  private static List<String> numbered(String key) {
    return IntStream.iterate(0, i -> i + 1)
        .mapToObj(i -> REFERENCE.getProperty(key + "." + i))
        .takeWhile(value -> value != null)
        .toList();
  }

  private static int[] ids(String key) {
    return Stream.of(value(key + ".ids").split("\\D+"))
        .filter(number -> !number.isEmpty())
        .mapToInt(Integer::parseInt)
        .toArray();
  }

  private static String value(String key) {
    return Objects.requireNonNull(REFERENCE.getProperty(key), key);
  }
}
