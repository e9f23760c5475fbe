package dev.lathe.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A Java program in a JVM of its own, on the JDK that runs the tests. */
public final class Jvm {
  private final List<Path> classPath;
  private final List<String> options = new ArrayList<>();
  private final List<String> before = new ArrayList<>();

  private Jvm(List<Path> classPath) {
    this.classPath = classPath;
  }

  /** One with these folders and jars on its class path and nothing else. */
  public static Jvm with(Path... classPath) {
    return new Jvm(List.of(classPath));
  }

  /** One with these tests' classes and the runtime. */
  public static Jvm withTestClasses(String... options) {
    return with(Site.output("test-classes"), Site.jar("runtime")).options(options);
  }

  /** More options of the {@code java} command. */
  public Jvm options(String... more) {
    options.addAll(Arrays.asList(more));
    return this;
  }

  /** Lets it write files of so many bytes at most, as a disk does that is all but full. */
  public Jvm withFilesOf(int kibibytes) {
    options.add("-XX:-UsePerfData"); // which is a file as well
    before.addAll(List.of("bash", "-c", "ulimit -f " + kibibytes + " && exec \"$@\"", "bash"));
    return this;
  }

  /** Runs a main to its end, which must be a good one; gives what it printed. */
  public String run(String main, String... arguments) throws IOException {
    Command.Result result = Command.run(folder(), command(main, arguments));
    assertEquals(0, result.exit(), result.output());
    return result.output();
  }

  /** Starts a main whose output goes to a file. */
  public Process start(Path output, String main, String... arguments) throws IOException {
    return new ProcessBuilder(command(main, arguments))
        .directory(folder().toFile())
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
  }

  private static Path folder() throws IOException {
    return Files.createDirectories(Site.output("jvm"));
  }

  private List<String> command(String main, String... arguments) {
    List<String> command = new ArrayList<>(before);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add("-cp");
    command.add(
        String.join(File.pathSeparator, classPath.stream().map(Path::toString).toList()));
    command.add(main);
    command.addAll(Arrays.asList(arguments));
    return command;
  }
}
