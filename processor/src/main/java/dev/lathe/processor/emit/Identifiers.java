package dev.lathe.processor.emit;

import com.palantir.javapoet.NameAllocator;
import java.util.Locale;

/** Java names made from names in the graph, each once: {@code hidden1.weight} becomes {@code hidden1Weight}. */
public final class Identifiers {
  private final NameAllocator allocator = new NameAllocator();

  /** Names that are taken before any other is made. */
  public Identifiers(String... reserved) {
    for (String name : reserved) {
      allocator.newName(name, name);
    }
  }

  /** A new name for {@code tag}, which {@link #get} then finds. */
  public String claim(String name, Object tag) {
    return allocator.newName(camelCase(name), tag);
  }

  public String get(Object tag) {
    return allocator.get(tag);
  }

  public static String camelCase(String name) {
    StringBuilder result = new StringBuilder();
    boolean capital = false;
    for (char character : name.toCharArray()) {
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
