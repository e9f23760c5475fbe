package dev.lathe.tests.userproject;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.tests.Command;
import dev.lathe.tests.Site;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes.Name;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every way to start a program so that it has the Vector API, from a jar; and what happens where it has not. */
class ShippingTest {
  private static final String IN_VECTORS =
      "Kernels run in vector form, as -Dlathe.vector=now says.";
  private static final String IN_SCALARS = "Kernels run in scalar form; java --add-modules";
  private static final String MODULE = "jdk.incubator.vector";

  @TempDir
  private static Path folder;

  private static Path classes;

  @BeforeAll
  static void build() throws IOException {
    classes = UserProject.createWithVectors("shipped")
        .source("app/Gates.java", UserProject.read("Gates.java"))
        .build()
        .classes();
  }

  @Test
  void withoutOptions() throws IOException {
    assertRuns(IN_SCALARS, "-jar", jar("plain", classes, Map.of()));
  }

  @Test
  void byTheFlag() throws IOException {
    assertRuns(IN_VECTORS, "--add-modules", MODULE, "-jar", jar("flag", classes, Map.of()));
  }

  @Test
  void byAnArgumentFile() throws IOException {
    Path file = Files.writeString(folder.resolve("options"), "--add-modules " + MODULE + "\n");
    assertRuns(IN_VECTORS, "@" + file, "-jar", jar("file", classes, Map.of()));
  }

  @Test
  void byTheAgentInTheManifest() throws IOException {
    Map<String, String> agent = Map.of("Launcher-Agent-Class", "dev.lathe.runtime.VectorAgent");
    String output = assertRuns(IN_VECTORS, "-jar", jar("agent", classes, agent));
    assertTrue(output.lines().noneMatch(line -> line.startsWith("WARNING")), output);
  }

  @Test
  void asAModuleThatRequiresIt() throws IOException {
    Path module = UserProject.createWithVectors("shipped-module")
        .source("app/Gates.java", UserProject.read("Gates.java"))
        .source("module-info.java", """
            module app {
              requires static dev.lathe.annotations;
              requires dev.lathe.runtime;
              requires jdk.incubator.vector;
            }
            """)
        .build()
        .classes();
    String path = jar("module", module, Map.of()) + File.pathSeparator + Site.jar("runtime");
    assertRuns(IN_VECTORS, "-p", path, "-m", "app/app.Gates");
  }

  private static String assertRuns(String expected, String... options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dlathe.vector=now");
    command.addAll(List.of(options));
    command.add(folder.resolve("gates.safetensors").toString());
    Command.Result result = Command.run(folder, command);
    assertEquals(0, result.exit(), result.output());
    assertTrue(result.output().contains("true xor false is ON"), result.output());
    assertTrue(result.output().contains(expected), result.output());
    return result.output();
  }

  private static String jar(String name, Path classes, Map<String, String> attributes)
      throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Name.MAIN_CLASS, "app.Gates");
    manifest
        .getMainAttributes()
        .put(Name.CLASS_PATH, Site.jar("runtime").toUri().toString());
    attributes.forEach(manifest.getMainAttributes()::putValue);
    Path jar = folder.resolve(name + ".jar");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out, manifest);
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        entries.putNextEntry(
            new JarEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
        Files.copy(file, entries);
      }
    }
    return jar.toString();
  }
}
