package dev.lathe.tests.benchmarks.compare;

import dev.lathe.tests.benchmarks.Task;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What the command line says: {@code --networks=digits,lenet --peers=libtorch --threads=1,2 --parts=train --short}. */
final class Options {
  static final List<String> PARTS =
      List.of("peak", "kernels", "train", "predict", "start", "profile");

  private final Map<String, String> said = new HashMap<>();

  Options(String[] args) {
    for (String arg : args) {
      String[] parts = arg.substring(arg.startsWith("--") ? 2 : 0).split("=", 2);
      said.put(parts[0], parts.length == 2 ? parts[1] : "");
    }
    if (!List.of("networks", "peers", "threads", "parts", "blocks", "short")
        .containsAll(said.keySet())) {
      throw new IllegalArgumentException("unknown option among " + said.keySet());
    }
  }

  private <T> List<T> list(String name, String preset, Function<String, T> reader) {
    return Arrays.stream(said.getOrDefault(name, preset).split(","))
        .filter(word -> !word.isEmpty())
        .map(reader)
        .toList();
  }

  List<Task> tasks() {
    return list("networks", "digits,lenet,resnet,gpt,tagger,tabular", Task::of);
  }

  /** Lathe is always among them. */
  List<Library> libraries() {
    return list("peers", "libtorch,onnx,dl4j,lathe-scalar", Library::of);
  }

  List<Integer> threads() {
    return list("threads", "1,2", Integer::valueOf);
  }

  boolean part(String name) {
    return list("parts", String.join(",", PARTS), Function.identity()).contains(name);
  }

  boolean isShort() {
    return said.containsKey("short");
  }

  int blocks() {
    return Integer.parseInt(said.getOrDefault("blocks", isShort() ? "5" : "15"));
  }

  /** Processes of each library whose start is measured. */
  int starts() {
    return isShort() ? 3 : 9;
  }

  double warmSeconds() {
    return isShort() ? 1.5 : 5;
  }

  int warmSteps() {
    return isShort() ? 100 : 400;
  }

  double blockMillis() {
    return isShort() ? 60 : 150;
  }
}
