package dev.lathe.tests.benchmarks.compare;

import dev.lathe.tests.benchmarks.Task;
import dev.lathe.tests.benchmarks.Worker;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process with a {@link Worker}, as its caller sees it. */
final class Run implements AutoCloseable {
  private final Library library;
  private final Process process;
  private final PrintStream commands;
  private final BufferedReader answers;
  private final double startMillis;

  /** @param more options of the virtual machine */
  Run(Jars jars, Library library, Task task, Path weights, int threads, String... more)
      throws IOException {
    this.library = library;
    long start = System.nanoTime();
    process = builder(jars, library, command(jars, library, task, weights, threads, more), threads)
        .start();
    commands = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    if (!"ready".equals(answers.readLine())) {
      close();
      throw new IOException(library.word() + " did not start, see " + log(jars, library));
    }
    startMillis = (System.nanoTime() - start) / 1e6;
  }

  private static List<String> command(
      Jars jars, Library library, Task task, Path weights, int threads, String... more) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(library.options());
    command.addAll(Library.properties(threads));
    command.addAll(List.of(more));
    command.add("-Dorg.bytedeco.javacpp.cachedir=" + jars.folder().resolve("javacpp"));
    command.addAll(List.of("-cp", jars.classPath(library), Worker.class.getName()));
    command.addAll(List.of(library.peer(), task.word(), weights.toString()));
    return command;
  }

  private static ProcessBuilder builder(
      Jars jars, Library library, List<String> command, int threads) {
    ProcessBuilder builder = new ProcessBuilder(command);
    Library.prepare(builder.environment(), threads, jars);
    builder.redirectError(log(jars, library).toFile());
    return builder;
  }

  private static Path log(Jars jars, Library library) {
    return jars.folder().resolve(library.word() + ".log");
  }

  Library library() {
    return library;
  }

  /** From the start of the process to the first prediction. */
  double startMillis() {
    return startMillis;
  }

  String ask(String command) throws IOException {
    commands.println(command);
    String answer = answers.readLine();
    if (answer == null) {
      throw new IOException(library.word() + " died of '" + command + "'");
    }
    return answer;
  }

  /** Nanoseconds that a command took by the worker's own clock. */
  long nanos(String command) throws IOException {
    return timed(command)[0];
  }

  /** Nanoseconds that passed, and those of processor time that the worker used meanwhile. */
  long[] timed(String command) throws IOException {
    String[] words = ask(command).split(" ");
    return new long[] {Long.parseLong(words[0]), Long.parseLong(words[1])};
  }

  @Override
  public void close() {
    commands.close();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
