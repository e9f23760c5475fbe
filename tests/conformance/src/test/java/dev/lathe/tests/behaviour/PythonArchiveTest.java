package dev.lathe.tests.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.lathe.io.Archive;
import dev.lathe.tests.Refusal;
import dev.lathe.tests.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Archives that Python's zipfile and tarfile wrote: right ones, and some that want to write elsewhere. */
class PythonArchiveTest {
  private static final int MOST = 30_000;

  @TempDir
  private Path root;

  private Path out = Path.of("");

  /** What an archive has, by the hash of its content. */
  record Known(String archive, Map<String, String> files) {
    static Stream<Known> good() throws IOException {
      return all().filter(known -> !known.files.containsKey("bad"));
    }

    static Stream<Known> bad() throws IOException {
      return all().filter(known -> known.files.containsKey("bad"));
    }

    private static Stream<Known> all() throws IOException {
      Map<String, Map<String, String>> all = new LinkedHashMap<>();
      for (String line : Files.readAllLines(Site.reference("archives.txt"))) {
        String[] parts = line.split("\\|", -1);
        all.computeIfAbsent(parts[0], archive -> new LinkedHashMap<>()).put(parts[1], parts[2]);
      }
      return all.entrySet().stream().map(entry -> new Known(entry.getKey(), entry.getValue()));
    }

    Path path() {
      return Site.reference("archives").resolve(archive);
    }

    @Override
    public String toString() {
      return archive;
    }
  }

  @BeforeEach
  void nameFolder() {
    out = root.resolve("out");
  }

  @ParameterizedTest
  @MethodSource("dev.lathe.tests.behaviour.PythonArchiveTest$Known#good")
  void filesAreWhatPythonPutIn(Known known) throws Exception {
    List<String> names = new ArrayList<>(known.files.keySet());
    if (!System.getProperty("sun.jnu.encoding").startsWith("UTF")) {
      names.removeIf(name -> !name.chars().allMatch(c -> c < 128)); // a system without such names
    }
    Archive.unpack(known.path(), out, MOST, names);
    for (String name : names) {
      assertFalse(Files.isSymbolicLink(out.resolve(name)), name);
      assertEquals(known.files.get(name), hash(Files.readAllBytes(out.resolve(name))), name);
    }
    assertEquals(names.size(), count());
  }

  @ParameterizedTest
  @MethodSource("dev.lathe.tests.behaviour.PythonArchiveTest$Known#bad")
  void archivesThatAreUpToSomethingAreRefused(Known known) throws IOException {
    Map<String, String> reasons = Map.of(
        "name",
        "names that stay in their folder",
        "kind",
        "files and folders in ",
        "method",
        "compression method");
    Refusal.check(
        IOException.class,
        "L208",
        () -> Archive.unpack(known.path(), out, MOST, List.of("good")),
        known.archive,
        reasons.getOrDefault(known.files.get("bad"), "no reason"));
    assertEquals(0, count());
    assertFalse(Files.exists(root.resolve("evil")));
  }

  @Test
  void thereAreAllKindsOfThem() throws IOException {
    assertEquals(11, Known.good().count());
    assertEquals(16, Known.bad().count());
  }

  private long count() throws IOException {
    if (!Files.exists(out)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(out)) {
      return files.filter(Files::isRegularFile).count();
    }
  }

  private static String hash(byte[] content) throws NoSuchAlgorithmException {
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
    return HexFormat.of().formatHex(hash, 0, 8);
  }
}
