package dev.lathe.tests.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The process of one library and one network. It makes a prediction, says {@code ready}, and then answers commands, a line each: {@code train <steps>} and {@code
 * predict <examples> <times>} with nanoseconds, {@code output}, {@code profile}, {@code allocated}, {@code live <steps>}, {@code memory}.
 */
public final class Worker {
  private final Peer peer;
  private final PrintStream answers;

  private Worker(Peer peer, PrintStream answers) {
    this.peer = peer;
    this.answers = answers;
  }

  public static void main(String[] args) throws IOException, ReflectiveOperationException {
    PrintStream answers = System.out;
    System.setOut(System.err); // what libraries have to say
    Peer peer = (Peer) Class.forName(args[0])
        .getConstructor(Task.class, Path.class)
        .newInstance(Task.of(args[1]), Path.of(args[2]));
    peer.predict(1);
    answers.println("ready");
    new Worker(peer, answers).serve();
    System.exit(0); // some libraries leave threads behind
  }

  private void serve() throws IOException {
    BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      answers.println(answer(line.split(" ")));
    }
    peer.close();
  }

  private String answer(String[] words) throws IOException {
    return switch (words[0]) {
      case "train" -> train(number(words, 1));
      case "predict" -> predict(number(words, 1), number(words, 2));
      case "output" -> joined(peer.predict(number(words, 1)));
      case "profile" -> Profile.of(() -> peer.train(number(words, 1)));
      case "settle" -> settle();
      case "allocated" -> String.valueOf(ProcessFigures.allocatedBytes());
      case "live" -> String.valueOf(LiveHeap.during(() -> peer.train(number(words, 1))));
      case "memory" -> String.valueOf(ProcessFigures.peakKilobytes());
      default -> throw new IllegalArgumentException(words[0]);
    };
  }

  private static int number(String[] words, int index) {
    return Integer.parseInt(words[index]);
  }

  private String settle() {
    peer.settle();
    return "settled";
  }

  private String train(int steps) {
    Stopwatch watch = new Stopwatch();
    double loss = peer.train(steps);
    return watch + String.format(Locale.ROOT, " %.9g", loss);
  }

  private String predict(int examples, int times) {
    Stopwatch watch = new Stopwatch();
    float sum = 0;
    for (int i = 0; i < times; i++) {
      sum += peer.predict(examples)[0];
    }
    return watch + String.format(Locale.ROOT, " %.9g", sum);
  }

  private static String joined(float[] numbers) {
    StringBuilder text = new StringBuilder();
    for (float number : numbers) {
      text.append(number).append(' ');
    }
    return text.toString().strip();
  }
}
