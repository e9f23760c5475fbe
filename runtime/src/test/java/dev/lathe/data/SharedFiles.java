package dev.lathe.data;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Real data for tests, which lies outside of the project: tests without it are skipped. */
public final class SharedFiles {
  private SharedFiles() {}

  /** A file or folder under {@code pack/data}; skips the test when it is not there. */
  public static Path data(String name) {
    String shared = System.getProperty("lathe.shared", "../../shared");
    Path path = Path.of(shared, "pack", "data", name);
    assumeTrue(
        Files.exists(path),
        () -> "no real data at " + path + ": -Dlathe.shared=FOLDER says where pack/data lies");
    return path;
  }

  /** The reference file's section of a data set without white space, from its name on. */
  public static String golden(String set) throws IOException {
    String json = Files.readString(data("goldens.json")).replaceAll("\\s", "");
    return json.substring(json.indexOf("\"" + set + "\":{"));
  }

  /** Unpacks a zip archive of real data; skips the test when it is not there. */
  public static Path unpack(String name, Path folder) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(data(name)))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path file = folder.resolve(entry.getName());
        Files.createDirectories(file.resolveSibling("."));
        Files.copy(zip, file);
      }
    }
    return folder;
  }
}
