package dev.lathe.tests.fuzz;

import dev.lathe.data.Dataset;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A reader and the files that it reads.
 *
 * @param files whole ones, by their name in a folder
 */
record Target(String name, Map<String, byte[]> files, Reader reader) {

  /** Reads everything there is to read. */
  interface Reader {
    void read(Path folder) throws IOException;
  }

  /** A data set whose examples are all read. */
  interface Opener {
    Dataset<?, ?> open(Path folder) throws IOException;
  }

  static Target ofData(String name, Map<String, byte[]> files, Opener opener) {
    return new Target(name, files, folder -> {
      Dataset<?, ?> data = opener.open(folder);
      for (int i = 0; i < Math.min(data.size(), 100); i++) {
        data.get(i);
      }
    });
  }

  void write(Path folder) throws IOException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.resolve("..").normalize());
      Files.write(path, file.getValue());
    }
  }

  /** Damages one of the files, reads, and puts the file right again; whether it was refused. */
  boolean strike(Path folder, SplittableRandom random) throws IOException {
    String struck = files.keySet().stream().sorted().toList().get(random.nextInt(files.size()));
    byte[] whole = files.get(struck);
    Files.write(folder.resolve(struck), Mutation.of(whole, random));
    try {
      reader.read(folder);
      return false;
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      requireDocumented(e);
      return true;
    } finally {
      Files.write(folder.resolve(struck), whole);
    }
  }

  private void requireDocumented(Exception e) {
    String message = String.valueOf(e.getMessage());
    if (!message.startsWith("[L2") || !message.contains("\n  found: ")) {
      throw new AssertionError(name + ": an exception that says nothing", e);
    }
  }
}
