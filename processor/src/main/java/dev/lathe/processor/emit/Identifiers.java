package dev.lathe.processor.emit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** Java names made from names in the graph, each once: {@code hidden1.weight} becomes {@code hidden1Weight}. */
public final class Identifiers {
  private final Set<String> taken;
  private final Map<Object, String> byTag = new HashMap<>();

  /** Names that are taken before any other is made. */
  public Identifiers(String... reserved) {
    taken = new HashSet<>(List.of(reserved));
  }

  /** A new name for {@code tag}, which {@link #get} then finds; numbered where it is taken. */
  public String claim(String name, Object tag) {
    String base = startedAsJavaWants(camelCase(name));
    String unique = SourceVersion.isKeyword(base) ? base + "Value" : base;
    for (int number = 2; !taken.add(unique); number++) {
      unique = base + number;
    }
    if (byTag.put(tag, unique) != null) {
      throw new IllegalStateException("two names for " + tag);
    }
    return unique;
  }

  /** A field called {@code _1} is Java; {@code 1Weight} is not. */
  private static String startedAsJavaWants(String name) {
    return !name.isEmpty() && Character.isJavaIdentifierStart(name.charAt(0)) ? name : "_" + name;
  }

  public String get(Object tag) {
    return Objects.requireNonNull(byTag.get(tag), tag::toString);
  }

  public static String capital(String name) {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  public static String camelCase(String name) {
    StringBuilder result = new StringBuilder();
    boolean capital = false;
    for (int at = 0; at < name.length(); at++) {
      char character = name.charAt(at);
      if (character == '.' || character == '_') {
        capital = result.length() > 0;
      } else {
        result.append(capital ? Character.toUpperCase(character) : character);
        capital = false;
      }
    }
    return result.toString();
  }

  /** {@code classWeights} becomes {@code CLASS_WEIGHTS}. */
  public static String constantCase(String name) {
    return camelCase(name).replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
  }
}
