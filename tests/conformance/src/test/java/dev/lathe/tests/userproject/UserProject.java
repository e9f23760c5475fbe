package dev.lathe.tests.userproject;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.tests.Command;
import dev.lathe.tests.Jvm;
import dev.lathe.tests.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A Maven project with Lathe as its only dependency, the processor being on the processor path. */
final class UserProject {
  private static final List<String> MISSING = List.of(
      "Could not find artifact", "Could not transfer", "Could not resolve", "was not found in");

  private static final String VECTORS = "jdk.incubator.vector";

  private final Path folder;
  private final boolean withVectors;

  private UserProject(Path folder, boolean withVectors) {
    this.folder = folder;
    this.withVectors = withVectors;
  }

  /** A new project without sources. */
  static UserProject create(String name) throws IOException {
    return create(name, false);
  }

  /** One that is compiled and run with the Vector API. */
  static UserProject createWithVectors(String name) throws IOException {
    return create(name, true);
  }

  private static UserProject create(String name, boolean withVectors) throws IOException {
    Path folder = Site.output("user-projects").resolve(name);
    Folders.delete(folder);
    // Its own .mvn: Maven looks upwards for one and would find this repository's.
    Files.createDirectories(folder.resolve(".mvn"));
    String pom = read("pom.xml")
        .replace("@name@", name)
        .replace(
            "@compiler.args@",
            withVectors ? "<arg>--add-modules</arg><arg>" + VECTORS + "</arg>" : "")
        .replace("@lathe.version@", Site.property("lathe.version"))
        .replace("@maven.compiler@", Site.property("maven.compiler"))
        .replace("@maven.resources@", Site.property("maven.resources"));
    Files.writeString(folder.resolve("pom.xml"), pom);
    return new UserProject(folder, withVectors);
  }

  /** A file of this test's resources. */
  static String read(String name) throws IOException {
    return Files.readString(
        Site.root().resolve("tests/conformance/src/test/resources/userproject").resolve(name));
  }

  /** Adds a source of a package; {@code app/Main.java} is its name. */
  UserProject source(String name, String text) throws IOException {
    Path file = folder.resolve("src/main/java").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return this;
  }

  /** Adds all sources of a folder, as they are. */
  UserProject sources(String packageFolder, Path from) throws IOException {
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.sorted().toList()) {
        source(packageFolder + "/" + file.getFileName(), Files.readString(file));
      }
    }
    return this;
  }

  /** Runs {@code mvn compile}. */
  Command.Result compile(String... options) throws IOException {
    Path repository = LatheRepository.folder();
    Command.Result result = maven(repository, LatheRepository.settings(), options);
    if (result.exit() != 0 && MISSING.stream().anyMatch(result.output()::contains)) {
      String missing = result
          .output()
          .lines()
          .filter(line -> line.startsWith("[ERROR]"))
          .findFirst()
          .orElse("");
      System.out.println("A user's project needs more than this build's Maven repository has,"
          + " so Maven Central is asked: " + missing);
      return maven(repository, null, options);
    }
    return result;
  }

  /** With settings, or, where there are none, with the user's own, which lead to Maven Central. */
  private Command.Result maven(Path repository, @Nullable Path settings, String... options)
      throws IOException {
    boolean windows = System.getProperty("os.name").startsWith("Windows");
    Path maven = Path.of(Site.property("maven.home"), "bin", windows ? "mvn.cmd" : "mvn");
    List<String> command = Stream.of(
            Stream.of(maven.toString(), "--batch-mode", "--no-transfer-progress"),
            settings == null
                ? Stream.of("--update-snapshots")
                : Stream.of("-s", settings.toString(), "-gs", settings.toString()),
            Stream.of("-Dmaven.repo.local=" + repository, "compile"),
            Stream.of(options))
        .flatMap(part -> part)
        .toList();
    return Command.run(folder, command);
  }

  /** Compiles, which must succeed without a warning about the generated code. */
  UserProject build() throws IOException {
    Command.Result result = compile();
    assertEquals(0, result.exit(), result.output());
    boolean warned = result
        .output()
        .lines()
        .anyMatch(line -> line.startsWith("[WARNING]") && line.contains(".java:"));
    assertFalse(warned, result.output());
    return this;
  }

  /** Where classes have been compiled to. */
  Path classes() {
    return folder.resolve("target/classes");
  }

  /**
   * Runs a main on the project's classes, annotations and runtime alone, and looks at every class that the JVM
   * loaded: none is the compiler's.
   */
  String run(String main, String... arguments) throws IOException {
    Path log = folder.resolve("target/loaded.txt");
    String output = Jvm.with(classes(), Site.jar("annotations"), Site.jar("runtime"))
        .options("-Xlog:class+load:file=" + log.toString().replace(":", "\\:"))
        .options("--add-modules", withVectors ? VECTORS : "java.base")
        .run(main, arguments);
    List<String> loaded = Files.readAllLines(log);
    assertTrue(loaded.stream().anyMatch(line -> line.contains(" dev.lathe.")));
    for (String compiler : List.of(
        " dev.lathe.processor.",
        " dev.lathe.nn.",
        "javapoet",
        " com.google.",
        " com.sun.tools.javac.")) {
      assertTrue(loaded.stream().noneMatch(line -> line.contains(compiler)), compiler);
    }
    return output;
  }
}
