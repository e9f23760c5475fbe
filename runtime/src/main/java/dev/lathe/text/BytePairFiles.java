package dev.lathe.text;

import dev.lathe.io.AtomicFile;
import dev.lathe.io.JsonNumbers;
import dev.lathe.io.PathChecks;
import dev.lathe.io.TextFile;
import dev.lathe.runtime.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** GPT-2's two files: {@code vocab.json} and {@code merges.txt}. */
final class BytePairFiles {
  private static final String VERSION = "#version";

  private final Path file;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final PairMerges merges = new PairMerges();

  private BytePairFiles(Path file, List<String> tokens) {
    this.file = file;
    tokens.forEach(token -> numbers.put(token, numbers.size()));
  }

  static BytePairEncoding read(Path vocab, Path merges, String... specials) throws IOException {
    PathChecks.requireFile(vocab, "a file of tokens, vocab.json");
    PathChecks.requireFile(merges, "a file of merges, merges.txt");
    List<String> tokens = JsonNumbers.read(vocab);
    BytePairFiles files = new BytePairFiles(merges, tokens);
    files.requireBytes(vocab);
    files.readMerges();
    return new BytePairEncoding(tokens, files.merges, specials);
  }

  static void write(Path vocab, List<String> tokens, Path file, PairMerges merges)
      throws IOException {
    StringBuilder lines = new StringBuilder("#version: 0.2\n");
    for (int[] merge : merges.all()) {
      lines
          .append(tokens.get(merge[0]))
          .append(' ')
          .append(tokens.get(merge[1]))
          .append('\n');
    }
    JsonNumbers.write(vocab, tokens);
    AtomicFile.write(file, lines.toString().getBytes(StandardCharsets.UTF_8));
  }

  private void requireBytes(Path vocab) throws IOException {
    for (int value = 0; value < 256; value++) {
      String character = BytePairEncoding.character(value);
      if (!numbers.containsKey(character)) {
        throw new IOException(Message.of(
            "L208",
            "a token for every byte in " + vocab,
            "none for byte " + value + ", '" + character + "'",
            "train with initial_alphabet=ByteLevel.alphabet()"));
      }
    }
  }

  private void readMerges() throws IOException {
    int line = 0;
    for (Iterator<String> lines = TextFile.read(file).lines().iterator(); lines.hasNext(); ) {
      String text = lines.next();
      line++;
      if (!text.startsWith(VERSION)) {
        add(text, line);
      }
    }
  }

  private void add(String text, int line) throws IOException {
    int blank = text.indexOf(' ');
    if (blank < 0 || text.indexOf(' ', blank + 1) >= 0) {
      throw problem("two tokens with a blank between them", line, Message.quoted(text));
    }
    String left = text.substring(0, blank);
    String right = text.substring(blank + 1);
    if (!merges.add(number(left, line), number(right, line), number(left + right, line))) {
      throw problem("every pair once", line, Message.quoted(text) + " again");
    }
  }

  private int number(String token, int line) throws IOException {
    Integer number = numbers.get(token);
    if (number == null) {
      throw problem("tokens of the vocabulary", line, Message.quoted(token));
    }
    return number;
  }

  private IOException problem(String expected, int line, String found) {
    return new IOException(Message.of(
        "L208",
        expected + " in " + file + ", line " + line,
        found,
        "take both files of one model"));
  }
}
