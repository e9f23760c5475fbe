package dev.lathe.tests.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lathe.tests.Site;
import dev.lathe.text.WordPiece;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parts of words against Hugging Face's tokenizers. */
class WordPieceTest {
  /** As the script has them. */
  private static final List<String> SENTENCES = List.of(
      "The cats, unaffable!",
      "Caf\u00e9 (the caf\u00e9) isn't 123...",
      "\u6771\u4eacx \u00fcber $~ \u00absch\u00f6n\u00bb SCH\u00d6N",
      "tab\tline\u00a0blank\u200bcontrol\u0007 \ufffd end",
      "x".repeat(100) + " " + "x".repeat(101),
      "",
      "no-note\u2026");

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void tokensAreThoseOfTheReference(boolean lowercase) throws IOException {
    String mark = lowercase ? "True|" : "False|";
    List<String> expected = Files.readAllLines(Site.reference("wordpiece.txt")).stream()
        .filter(line -> line.startsWith(mark))
        .map(line -> line.substring(mark.length()))
        .toList();
    WordPiece pieces = WordPiece.read(Site.reference("wordpiece-vocab.txt"), lowercase);
    assertEquals(
        expected,
        SENTENCES.stream().map(text -> String.join(" ", pieces.tokenize(text))).toList());
    assertEquals(2, pieces.vocabulary().number("un"));
  }
}
