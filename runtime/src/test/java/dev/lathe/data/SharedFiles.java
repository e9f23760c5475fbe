package dev.lathe.data;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

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
}
