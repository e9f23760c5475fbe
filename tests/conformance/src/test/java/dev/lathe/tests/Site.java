package dev.lathe.tests;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Where things lie, as the module's pom says by system properties. */
public final class Site {
  private Site() {}

  /** A system property that the pom sets. */
  public static String property(String name) {
    return Objects.requireNonNull(
        System.getProperty(name), () -> name + " is not set: run these tests with Maven");
  }

  /** The repository. */
  public static Path root() {
    return Path.of(property("lathe.root"));
  }

  /** The jar of a module, {@code runtime} say. */
  public static Path jar(String module) {
    return Path.of(property("lathe.jar." + module));
  }

  /** A file of PyTorch's numbers. */
  public static Path reference(String name) {
    return root().resolve("tests/conformance/reference").resolve(name);
  }

  /** Where tests leave what they write. */
  public static Path output(String name) {
    return root().resolve("tests/conformance/target").resolve(name);
  }

  /** A file or folder that lies outside of the repository; a test that needs it is skipped where it is not. */
  public static Path shared(String name) {
    Path path = Path.of(property("lathe.shared")).resolve(name).normalize();
    assumeTrue(
        Files.exists(path),
        () -> "nothing at " + path + ": -Dlathe.shared=FOLDER says where contract and pack lie");
    return path;
  }
}
