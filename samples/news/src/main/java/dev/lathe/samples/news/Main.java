package dev.lathe.samples.news;

import dev.lathe.data.Dataset;
import dev.lathe.data.Transform;
import dev.lathe.report.Report;
import dev.lathe.runtime.Evaluation;
import dev.lathe.text.AgNews;
import dev.lathe.text.Tokenizer;
import dev.lathe.text.Tokenizers;
import dev.lathe.text.Vocabulary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Numbers the words of the training texts, trains, saves, loads, and classifies sentences of its own. */
public final class Main {
  private static final String USAGE = """
      usage: java -jar lathe-sample-news.jar FILE [OUT]
        FILE  news as "3","title","description", gzipped or not: train.csv or test.csv of
              https://github.com/mhjabreel/CharCnn_Keras/tree/master/data/ag_news_csv
        OUT   where data.html, words.txt and news.safetensors go; "news" if left out""";

  private static final List<String> UNSEEN = List.of(
      "Striker scores twice as the home team wins the cup final",
      "Central bank raises interest rates, shares fall",
      "New version of the free web browser closes security holes",
      "President meets rebel leaders for peace talks in the capital");

  private static final Tokenizer ENGLISH = Tokenizers.basicEnglish();

  private Main() {}

  /** A file of news, and the folder to write to. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length < 1 || arguments.length > 2) {
      System.err.println(USAGE);
      System.exit(2);
    }
    Path out = Path.of(arguments.length == 1 ? "news" : arguments[1]);
    var parts = load(Path.of(arguments[0])).randomSplit(1L, 0.8, 0.2);
    Dataset<String, Integer> train = parts.get(0);
    Dataset<String, Integer> validation = parts.get(1);
    Vocabulary words = vocabulary(train);
    System.out.printf(
        "%d texts to learn from, %d to check with, %d words%n",
        train.size(), validation.size(), words.size());
    look(train, out.resolve("data.html"));

    NewsModel model = NewsModel.create();
    System.out.println(NewsModel.SUMMARY);
    model.fit(train.transform(numbers(words)), validation.transform(numbers(words)));
    Path weights = out.resolve("news.safetensors");
    Path list = out.resolve("words.txt");
    model.save(weights);
    words.write(list);
    System.out.println("saved " + weights + " and " + list);
    show(NewsModel.load(weights), numbers(Vocabulary.read(list, "<unk>")), validation);
  }

  /** Title and description of each line as one text, with the number of its topic; a backslash stands for the end of a line. */
  private static Dataset<String, Integer> load(Path file) throws IOException {
    return AgNews.load(file).transform(text -> text.replace('\\', ' '));
  }

  private static void look(Dataset<String, Integer> texts, Path page) throws IOException {
    List<String> names = Stream.of(News.Topic.values()).map(Enum::name).toList();
    Report.of(texts).labels(names).write(page);
    System.out.println("a look at the data: " + page);
  }

  /** Words that come twice or more in the texts to learn from. */
  private static Vocabulary vocabulary(Dataset<String, Integer> texts) {
    return Vocabulary.build(texts.inputs(), ENGLISH, 2, News.VOCABULARY, "<unk>", "<pad>");
  }

  private static Transform<String, int[]> numbers(Vocabulary words) {
    return ENGLISH.encode(words, News.LENGTH, words.token(News.PADDING));
  }

  private static void show(
      NewsModel model, Transform<String, int[]> numbers, Dataset<String, Integer> texts) {
    Evaluation evaluation = model.evaluate(texts.transform(numbers));
    System.out.println(evaluation.confusionMatrix());
    System.out.printf("accuracy %.2f %%%n", 100 * evaluation.accuracy());
    for (String text : UNSEEN) {
      System.out.println(model.classify(numbers.apply(text)) + "  " + text);
    }
  }
}
