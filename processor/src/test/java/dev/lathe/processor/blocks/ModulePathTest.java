package dev.lathe.processor.blocks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lathe.processor.NetworkProcessor;
import dev.lathe.processor.blocks.LibraryBlocksTest.Program;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Blocks of a named module, compiled as javac is called from a command line. */
class ModulePathTest {
  @TempDir
  private Path folder;

  static Stream<Program> programs() {
    return LibraryBlocksTest.programs();
  }

  @ParameterizedTest
  @MethodSource("programs")
  void generatedCodeIsTheSame(Program program) throws IOException {
    Map<String, String> expected = LibraryBlocksTest.together(program);
    List<String> library = new ArrayList<>(program.library());
    library.add("module lib { exports lib; }");
    javac("lib", List.of("--add-reads", "lib=ALL-UNNAMED"), library);
    List<String> path = List.of(
        "--module-path", folder.resolve("lib").toString(), "--add-reads", "lib=ALL-UNNAMED");

    assertEquals(expected, javac("unnamed", with(path, "--add-modules", "lib"), program.network()));
    assertEquals(
        withoutGenerated(expected),
        withoutGenerated(javac(
            "app",
            with(path, "--add-reads", "app=ALL-UNNAMED"),
            program.network(),
            "module app { requires lib; }")));
  }

  private static List<String> with(List<String> options, String... more) {
    return Stream.concat(options.stream(), Stream.of(more)).toList();
  }

  /** A module that does not read {@code java.compiler} does not see the annotation {@code Generated}. */
  private static Map<String, String> withoutGenerated(Map<String, String> sources) {
    Map<String, String> all = new TreeMap<>();
    sources.forEach((name, text) -> all.put(
        name,
        text.replaceAll("(?m)^(import .*\\.Generated;|@Generated.*)\n", "")
            .replaceAll("\n+", "\n")));
    return all;
  }

  private Map<String, String> javac(String name, List<String> options, String... sources)
      throws IOException {
    return javac(name, options, List.of(sources));
  }

  /** Compiles into the folder of that name; what was generated, by name. */
  private Map<String, String> javac(String name, List<String> options, List<String> sources)
      throws IOException {
    Path generated = Files.createDirectories(folder.resolve(name + "-generated"));
    List<String> arguments = new ArrayList<>(options);
    arguments.addAll(List.of("-processor", NetworkProcessor.class.getName()));
    arguments.addAll(List.of("-processorpath", System.getProperty("java.class.path")));
    arguments.addAll(List.of("-classpath", System.getProperty("java.class.path")));
    arguments.addAll(List.of("-d", folder.resolve(name).toString(), "-s", generated.toString()));
    arguments.addAll(written(name, sources));
    StringWriter messages = new StringWriter();
    PrintWriter out = new PrintWriter(messages);
    int exit = ToolProvider.findFirst("javac")
        .orElseThrow()
        .run(out, out, arguments.toArray(String[]::new));
    assertEquals(0, exit, messages.toString());
    return texts(generated);
  }

  private List<String> written(String name, List<String> sources) throws IOException {
    Path root = folder.resolve(name + "-sources");
    List<String> files = new ArrayList<>();
    for (JavaFileObject source : Library.files(sources.toArray(String[]::new))) {
      Path file = root.resolve(source.getName().replaceFirst("^/", ""));
      Files.createDirectories(file.getParent());
      files.add(Files.writeString(file, source.getCharContent(true)).toString());
    }
    return files;
  }

  private static Map<String, String> texts(Path root) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        texts.put(root.relativize(file).toString().replace('\\', '/'), Files.readString(file));
      }
    }
    return texts;
  }
}
