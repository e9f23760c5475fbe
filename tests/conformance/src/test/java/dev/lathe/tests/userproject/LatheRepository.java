package dev.lathe.tests.userproject;

import dev.lathe.tests.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A local repository with this build's modules, as {@code mvn install} would have left them in the user's, but without
 * touching the user's. What else Maven needs comes from the repository of the build that runs the tests, by a mirror:
 * nothing is downloaded.
 */
final class LatheRepository {
  private static final Path FOLDER = Site.output("user-projects").resolve("repository");

  private static boolean filled;

  private LatheRepository() {}

  /** The repository, made anew once in each run of the tests: Maven also keeps in it what it could not find. */
  static synchronized Path folder() throws IOException {
    if (!filled) {
      Folders.delete(FOLDER);
      installModules();
      filled = true;
    }
    return FOLDER;
  }

  private static void installModules() throws IOException {
    install("lathe-parent", Site.root().resolve("pom.xml"), "pom");
    for (String module : new String[] {"annotations", "runtime"}) {
      install("lathe-" + module, Site.root().resolve(module).resolve("pom.xml"), "pom");
      install("lathe-" + module, Site.jar(module), "jar");
    }
    // The processor's own libraries lie inside its jar: what is published is the pom without them.
    Path reduced = Site.root().resolve("processor/dependency-reduced-pom.xml");
    install("lathe-processor", reduced, "pom");
    install("lathe-processor", Site.jar("processor"), "jar");
  }

  private static void install(String artifact, Path file, String type) throws IOException {
    String version = Site.property("lathe.version");
    Path folder = FOLDER.resolve("dev/lathe").resolve(artifact).resolve(version);
    Files.createDirectories(folder);
    Path target = folder.resolve(artifact + "-" + version + "." + type);
    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Settings by which Maven finds everything else where the build that runs the tests has put it. */
  static Path settings() throws IOException {
    String ambient = Path.of(Site.property("maven.repo.local")).toUri().toString();
    String text = """
        <settings>
          <mirrors>
            <mirror>
              <id>ambient</id>
              <mirrorOf>*</mirrorOf>
              <url>%s</url>
            </mirror>
          </mirrors>
        </settings>
        """.formatted(ambient);
    return Files.writeString(FOLDER.resolveSibling("settings.xml"), text);
  }
}
