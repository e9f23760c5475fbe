package dev.lathe.processor;

import dev.lathe.processor.backend.CompiledNetwork;
import dev.lathe.processor.diag.Code;
import dev.lathe.processor.diag.Problems;
import dev.lathe.processor.diag.SourceRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A text file for each network with the names and shapes of what it saves and its fingerprint, kept among the sources: a change that weights saved before do not
 * survive does not compile until it is accepted.
 */
final class Locks {
  /** The option's name: the folder of the files. */
  static final String OPTION = "lathe.lock";

  /** The option that accepts changes. */
  static final String UPDATE = "lathe.lock.update";

  private static final int MOST_SHOWN = 8;

  private final Optional<String> folder;
  private final boolean update;

  Locks(Map<String, String> options) {
    String missing =
        options.containsKey(OPTION) ? "" : null; // javac gives null for -Alathe.lock alone
    this.folder = Optional.ofNullable(options.get(OPTION)).or(() -> Optional.ofNullable(missing));
    this.update = "true".equals(options.get(UPDATE));
  }

  /** Compares the network with its file; writes it where there is none, unless something is wrong with the network. */
  void check(CompiledNetwork network, SourceRef where, Problems problems) {
    if (folder.isEmpty()) {
      return;
    }
    try {
      Path file = file(folder.get(), network);
      List<String> wanted = lines(network);
      List<String> locked = update || Files.notExists(file) ? List.of() : Files.readAllLines(file);
      if (!locked.isEmpty()) {
        report(differences(locked, wanted), file, where, problems);
      } else if (!problems.any()) {
        write(file, wanted);
      }
    } catch (IOException | InvalidPathException unusable) {
      problems.report(
          Code.L110,
          where,
          "-A" + OPTION + " to name a folder that can be written",
          unusable.toString(),
          "write -A" + OPTION + "=src/main/locks, say");
    }
  }

  private static Path file(String folder, CompiledNetwork network) {
    if (folder.isEmpty()) {
      throw new InvalidPathException("-A" + OPTION, "no name");
    }
    return Path.of(folder).resolve(network.spec().type().qualifiedFlatName() + ".lock");
  }

  private static List<String> lines(CompiledNetwork network) {
    List<String> lines = new ArrayList<>();
    lines.add("# What " + network.spec().type().qualifiedFlatName() + " saves. Written by -A"
        + OPTION + "; keep it with the sources.");
    lines.add("fingerprint " + network.fingerprint());
    network.saved().forEach((name, shape) -> lines.add(name + " " + shape));
    return lines;
  }

  private static List<String> differences(List<String> locked, List<String> wanted) {
    List<String> differences = new ArrayList<>();
    locked.stream()
        .filter(line -> !wanted.contains(line))
        .forEach(line -> differences.add("no more: " + line));
    wanted.stream()
        .filter(line -> !locked.contains(line))
        .forEach(line -> differences.add("new: " + line));
    return differences;
  }

  private static void report(
      List<String> differences, Path file, SourceRef where, Problems problems) {
    if (differences.isEmpty()) {
      return;
    }
    int more = differences.size() - MOST_SHOWN;
    String shown = String.join("; ", differences.stream().limit(MOST_SHOWN).toList())
        + (more > 0 ? "; and " + more + " more" : "");
    problems.report(
        Code.L130,
        where,
        "what was saved before to fit still, as " + file.getFileName() + " says",
        shown,
        "change it back, or accept it: delete the file, or compile once with -A" + UPDATE
            + "=true");
  }

  private static void write(Path file, List<String> lines) throws IOException {
    Files.createDirectories(file.toAbsolutePath().resolveSibling(".").normalize());
    Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
    try {
      Files.writeString(temporary, String.join("\n", lines) + "\n");
      Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
