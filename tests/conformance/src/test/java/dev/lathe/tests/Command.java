package dev.lathe.tests;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A command of the operating system. */
public final class Command {
  private static final long MINUTES = 10;

  private Command() {}

  /** How a command ended, and what it printed on both of its outputs. */
  public record Result(int exit, String output) {}

  /** Runs a command to its end. Its output goes by way of a file, so that it cannot fill a pipe and wait for ever. */
  public static Result run(Path folder, List<String> command) throws IOException {
    Path log = Files.createTempFile(folder, "output", ".txt");
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    List.of("MAVEN_ARGS", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS")
        .forEach(builder.environment()::remove);
    Process process = builder.start();
    try {
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        fail("no end after " + MINUTES + " minutes: " + command + "\n" + Files.readString(log));
      }
      return new Result(process.exitValue(), Files.readString(log, StandardCharsets.UTF_8));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    } finally {
      process.destroyForcibly();
      Files.delete(log);
    }
  }
}
