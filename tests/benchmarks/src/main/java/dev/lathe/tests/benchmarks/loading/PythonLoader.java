package dev.lathe.tests.benchmarks.loading;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A process of {@code loading.py}. */
final class PythonLoader implements AutoCloseable {
  private final Process process;
  private final Writer commands;
  private final BufferedReader answers;

  PythonLoader(String python, String script) throws IOException {
    process = new ProcessBuilder(python, script)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
    commands = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
    answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Goes through an epoch; the number of examples. */
  int epoch(String name, Path folder, int workers) throws IOException {
    commands.write(name.replace("-cached", "") + " " + folder + " " + workers + "\n");
    commands.flush();
    String answer = answers.readLine();
    if (answer == null) {
      throw new IOException("the peer has ended");
    }
    return Integer.parseInt(answer.split(" ")[1]);
  }

  @Override
  public void close() {
    process.destroy();
  }
}
