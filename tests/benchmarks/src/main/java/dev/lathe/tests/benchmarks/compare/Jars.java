package dev.lathe.tests.benchmarks.compare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The jars of each library, in the folders that Maven filled. */
final class Jars {
  private static final String RUNTIME = "lathe-runtime-";

  private final Path home;

  /** @param home the folder of this module */
  Jars(Path home) {
    this.home = home;
  }

  /** Classes of this module, the runtime of Lathe, which reads weight files for everybody, and the library. */
  String classPath(Library library) {
    List<Path> paths = new ArrayList<>();
    paths.add(home.resolve("target/classes"));
    paths.add(home.resolve("dl4j/target/classes"));
    paths.addAll(matching(List.of(RUNTIME)));
    paths.addAll(of(library));
    return paths.stream().map(Path::toString).collect(Collectors.joining(":"));
  }

  /** Of all libraries that agree with each other. */
  String all() {
    return home.resolve("target/classes") + ":" + home.resolve("target/lib") + "/*";
  }

  private List<Path> of(Library library) {
    return library == Library.DL4J ? dl4j() : matching(library.jars());
  }

  /** The native code is there for any processor too, since DL4J's poms ask for it. */
  private List<Path> dl4j() {
    return list("dl4j/target/lib").stream()
        .filter(jar -> !jar.getFileName().toString().startsWith(RUNTIME))
        .filter(jar -> !jar.toString().matches(".*/nd4j-native-[^/]*linux-x86_64\\.jar"))
        .toList();
  }

  private List<Path> matching(List<String> beginnings) {
    return list("target/lib").stream()
        .filter(jar -> beginnings.stream().anyMatch(jar.getFileName().toString()::startsWith))
        .toList();
  }

  private List<Path> list(String folder) {
    try (Stream<Path> files = Files.list(home.resolve(folder))) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Bytes that a program with this library takes along. */
  long shipped(Library library) throws IOException {
    long bytes = 0;
    for (Path jar : library.isLathe() ? matching(List.of(RUNTIME)) : of(library)) {
      bytes += Files.size(jar);
    }
    return bytes;
  }

  /** The source of a class that Lathe's processor wrote. */
  Path generated(String file) {
    return folder()
        .resolve("generated-sources/annotations/dev/lathe/tests/benchmarks/networks")
        .resolve(file);
  }

  Path folder() {
    return home.resolve("target");
  }
}
