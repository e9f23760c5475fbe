package dev.lathe.tests.rows;

import dev.lathe.tests.Site;
import java.io.IOException;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The annotations there are. */
final class Annotations {
  private Annotations() {}

  /** The simple names of those in some packages, {@code nn|optim}. */
  static Set<String> names(String packages) throws IOException {
    Pattern type = Pattern.compile("dev/lathe/(" + packages + ")/(\\w+)\\.class");
    Set<String> names = new TreeSet<>();
    try (JarFile jar = new JarFile(Site.jar("annotations").toFile())) {
      for (JarEntry entry : Collections.list(jar.entries())) {
        Matcher matcher = type.matcher(entry.getName());
        if (matcher.matches() && isAnnotation(entry.getName())) {
          names.add(matcher.group(2));
        }
      }
    }
    return names;
  }

  private static boolean isAnnotation(String entry) {
    try {
      return Class.forName(entry.replace(".class", "").replace('/', '.')).isAnnotation();
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
