package contract.generative;

import dev.lathe.data.Batch;
import dev.lathe.data.DataLoader;
import dev.lathe.data.Dataset;
import dev.lathe.text.CharVocabulary;
import dev.lathe.text.Windows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The epoch of {@code Write}, step by step: the same batches, the same weights. */
public final class LastLosses {
  public static void main(String[] args) throws IOException {
    String text = Files.readString(Path.of(args[0]));
    CharVocabulary vocabulary = CharVocabulary.of(text, CharGpt.VOCABULARY);
    Dataset<int[], int[]> windows =
        Windows.nextToken(vocabulary.encode(text), CharGpt.CONTEXT, CharGpt.CONTEXT);
    CharGptModel model = CharGptModel.create();
    DataLoader<int[], int[]> loader = DataLoader.of(windows).batchSize(16).shuffle(11L);
    int left = loader.batches();
    double sum = 0;
    for (Batch<int[], int[]> batch : loader) {
      float loss = model.loss(batch);
      model.backward();
      model.step();
      sum += left-- <= 100 ? loss : 0;
    }
    System.out.println("last hundred " + sum / 100);
  }
}
