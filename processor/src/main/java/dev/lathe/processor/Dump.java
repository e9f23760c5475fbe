package dev.lathe.processor;

import dev.lathe.processor.backend.PlannedProgram;
import dev.lathe.processor.ir.Graph;
import dev.lathe.processor.ir.GraphPrinter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** What a compilation went through, kept until somebody wants to read it: one text a pass, and the memory plan of each program. */
final class Dump {
  private final Map<String, Supplier<String>> files = new LinkedHashMap<>();
  private final Map<String, Integer> numbers = new LinkedHashMap<>();

  /** A graph as a pass left it. */
  void add(String pass, Graph graph) {
    int number = numbers.merge(graph.name(), 1, Integer::sum) - 1;
    files.put(
        "%s/%02d-%s.txt".formatted(graph.name(), number, pass), () -> GraphPrinter.print(graph));
  }

  /** The plan of a program's memory. */
  void add(PlannedProgram program) {
    files.put(program.graph().name() + "/memory.txt", () -> program.plan().print(program.graph()));
  }

  /** Why the compiler did not go on. */
  void add(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text, true));
    files.put("failure.txt", text::toString);
  }

  /** Writes every text under {@code folder}, which is made if need be. */
  void write(Path folder) {
    files.forEach((name, text) -> write(folder.resolve(name), text.get()));
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
