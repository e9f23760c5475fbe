package dev.lathe.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.TypeElement;

/** Where dumps go: the folder named by the option {@code lathe.dump}, one folder in it for each network. */
final class DumpFolder {
  /** The option's name. */
  static final String OPTION = "lathe.dump";

  private final Optional<String> folder;

  DumpFolder(Map<String, String> options) {
    String missing =
        options.containsKey(OPTION) ? "" : null; // javac gives null for -Alathe.dump alone
    this.folder = Optional.ofNullable(options.get(OPTION)).or(() -> Optional.ofNullable(missing));
  }

  /** The network's folder, where the user asked for one. Throws {@link InvalidPathException} where what the user named can be none. */
  Optional<Path> ifWanted(TypeElement type) {
    return folder
        .map(DumpFolder::parent)
        .map(parent -> parent.resolve(type.getQualifiedName().toString()));
  }

  private static Path parent(String name) {
    if (name.isEmpty()) {
      throw new InvalidPathException("-A" + OPTION, "no name");
    }
    return Path.of(name);
  }

  /** The network's folder, or a temporary one where the user asked for none. */
  Path orTemporary(TypeElement type) {
    return ifWanted(type).orElseGet(() -> temporary(type.getSimpleName().toString()));
  }

  private static Path temporary(String name) {
    try {
      return Files.createTempDirectory("lathe-" + name + "-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
