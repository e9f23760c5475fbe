package dev.lathe.tests.userproject;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.tests.Command;
import dev.lathe.tests.Jvm;
import dev.lathe.tests.Site;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network that trains with a block out of a jar of somebody else's, without the jar's sources. */
class LibraryProjectTest {
  private static final String RESIDUAL = """
      package parts;

      import dev.lathe.nn.Args;
      import dev.lathe.nn.Block;
      import dev.lathe.nn.LayerNorm;
      import dev.lathe.nn.Layer;
      import dev.lathe.nn.Linear;
      import dev.lathe.nn.Tensor;

      @Block
      public final class Residual {
        private static final int WIDTH = Args.FIRST;
        private static final double SCALE = 1.0 / Sizes.ROUNDS;

        @Args({WIDTH, Sizes.FACTOR * WIDTH}) @dev.lathe.nn.Repeat(Sizes.ROUNDS) Wide[] rounds;
        @LayerNorm Layer norm;

        public Tensor forward(Tensor x) {
          for (Wide round : rounds) {
            x = x.add(round.forward(x).mul(Math.sqrt(SCALE)));
          }
          return norm.forward(x);
        }

        @Block
        static class Wide {
          @Linear(Args.SECOND) Layer up;
          @Linear(Args.FIRST) Layer down;

          Tensor forward(Tensor x) {
            return down.forward(up.forward(x).tanh());
          }
        }
      }
      """;
  private static final String SIZES = """
      package parts;

      class Sizes {
        static final int ROUNDS = 2;
        static final int FACTOR = 3;
      }
      """;
  private static final String PARTS = """
      module user.parts {
        requires static dev.lathe.annotations;
        exports parts;
      }
      """;
  private static final String APP = """
      module user.app {
        requires static dev.lathe.annotations;
        requires static user.parts;
        requires dev.lathe.runtime;
      }
      """;

  /** All but what the sources above are told of their own making. */
  private static final String LINT =
      "-Xlint:all,-exports,-missing-explicit-ctor,-processing,-requires-automatic";

  @TempDir
  private Path folder;

  private static String gates() throws IOException {
    return UserProject.read("Gates.java").replace("@Linear(2) Layer state;", """
        @dev.lathe.nn.Args(8) parts.Residual body;
        @Linear(2) Layer state;

        dev.lathe.nn.Tensor forward(dev.lathe.nn.Tensor x) {
          return state.forward(body.forward(hidden.forward(x)));
        }
        """);
  }

  @Test
  void trainsAsIfCompiledTogether() throws IOException {
    Path together = folder.resolve("together");
    source("parts/Residual.java", RESIDUAL, together);
    source("parts/Sizes.java", SIZES, together);
    source("app/Gates.java", gates(), together);
    String expected = train(compiled(together, "-classpath", lathe()));
    assertTrue(expected.contains("body.rounds.1.up"), expected);
    assertTrue(expected.endsWith("accuracy 1.000 of 4\n"), expected);

    Path parts = folder.resolve("parts");
    source("parts/Residual.java", RESIDUAL, parts);
    source("parts/Sizes.java", SIZES, parts);
    Path jar = jar(compiled(parts, "-classpath", lathe()));
    Path app = folder.resolve("app");
    source("app/Gates.java", gates(), app);
    assertEquals(expected, train(compiled(app, "-classpath", path(lathe(), jar.toString()))));
    assertArrayEquals(weights(together), weights(app));

    source("module-info.java", PARTS, parts);
    Path module = jar(compiled(parts, "--module-path", lathe()));
    source("module-info.java", APP, app);
    assertEquals(expected, train(compiled(app, "--module-path", path(lathe(), module.toString()))));
    assertArrayEquals(weights(together), weights(app));
  }

  private static void source(String name, String text, Path project) throws IOException {
    Path file = project.resolve("src").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** Annotations and runtime. */
  private static String lathe() {
    return path(Site.jar("annotations").toString(), Site.jar("runtime").toString());
  }

  private static String path(String... parts) {
    return String.join(File.pathSeparator, parts);
  }

  /** Compiles a project's sources; where its classes are. */
  private static Path compiled(Path project, String kind, String path) throws IOException {
    Path classes = project.resolve("classes");
    Folders.delete(classes);
    List<String> command =
        new ArrayList<>(List.of(tool("javac"), "--release", "17", LINT, "-Werror"));
    command.addAll(List.of("-processorpath", Site.jar("processor").toString()));
    command.addAll(List.of(kind, path, "-d", classes.toString()));
    Path generated = project.resolve("generated"); // a jar is not to have them
    command.addAll(List.of("-s", Files.createDirectories(generated).toString()));
    try (Stream<Path> sources = Files.walk(project.resolve("src"))) {
      sources.filter(Files::isRegularFile).map(Path::toString).sorted().forEach(command::add);
    }
    succeed(project, command);
    return classes;
  }

  private static Path jar(Path classes) throws IOException {
    Path jar = classes.resolveSibling("parts.jar");
    succeed(
        classes.getParent(),
        List.of(tool("jar"), "--create", "--file", jar.toString(), "-C", classes.toString(), "."));
    return jar;
  }

  private static String tool(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }

  private static void succeed(Path folder, List<String> command) throws IOException {
    Command.Result result = Command.run(folder, command);
    assertEquals(0, result.exit(), result.output());
  }

  /** Runs the program, which needs nothing of the block's any more. */
  private static String train(Path classes) throws IOException {
    return Jvm.with(classes, Site.jar("runtime"))
        .options("-Dlathe.progress=off")
        .run("app.Gates", classes.resolveSibling("gates.safetensors").toString());
  }

  private static byte[] weights(Path project) throws IOException {
    return Files.readAllBytes(project.resolve("gates.safetensors"));
  }
}
