package dev.lathe.text;

import dev.lathe.data.Transform;
import dev.lathe.runtime.Message;

/** Texts as numbers, all equally many. */
final class Encoding {
  private Encoding() {}

  static Transform<String, int[]> of(
      Tokenizer tokenizer, Vocabulary vocabulary, int length, String padding) {
    int filler = vocabulary.number(padding);
    Transform<int[], int[]> pad = Sequences.pad(length, filler);
    if (!vocabulary.token(filler).equals(padding)) {
      throw new IllegalArgumentException(Message.of(
          "L212",
          "a padding of the vocabulary",
          padding,
          "name it among the specials when it is built"));
    }
    Transform<String, int[]> encode = text -> vocabulary.encode(tokenizer.tokenize(text));
    return encode.then(pad);
  }
}
