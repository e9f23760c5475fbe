package dev.lathe.processor.weights;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the JSON of a header: objects as maps, arrays as lists, strings, whole numbers as Long; other values as their text. */
final class JsonText {
  /** Of arrays and objects in each other; a header has three levels. */
  private static final int DEEPEST = 16;

  private static final int LONGEST_NUMBER = 18;

  private final String text;
  private final long base;
  private int at;

  /** @param base where the text begins in the file, for messages */
  private JsonText(String text, long base) {
    this.text = text;
    this.base = base;
  }

  /** The object that the text is. */
  static Map<String, Object> object(String text, long base) throws IOException {
    JsonText json = new JsonText(text, base);
    json.skipBlanks();
    Map<String, Object> object = json.object(0);
    json.skipBlanks();
    if (json.at < text.length()) {
      throw json.refused("the end of the header");
    }
    return object;
  }

  private MalformedException refused(String expected) {
    String found = at < text.length() ? "'" + printable(text.charAt(at)) + "'" : "the end";
    return new MalformedException(base + at, expected, found);
  }

  private static char printable(char character) {
    return Character.isISOControl(character) ? ' ' : character;
  }

  private void skipBlanks() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private boolean take(char wanted) {
    skipBlanks();
    boolean there = at < text.length() && text.charAt(at) == wanted;
    at += there ? 1 : 0;
    return there;
  }

  private void require(char wanted) throws IOException {
    if (!take(wanted)) {
      throw refused("'" + wanted + "'");
    }
  }

  private Object value(int depth) throws IOException {
    skipBlanks();
    if (depth > DEEPEST) {
      throw refused("at most " + DEEPEST + " levels");
    }
    char first = at < text.length() ? text.charAt(at) : ' ';
    return switch (first) {
      case '{' -> object(depth);
      case '[' -> array(depth);
      case '"' -> string();
      default -> word();
    };
  }

  private Map<String, Object> object(int depth) throws IOException {
    Map<String, Object> members = new LinkedHashMap<>();
    require('{');
    if (take('}')) {
      return members;
    }
    do {
      skipBlanks();
      int start = at;
      String name = string();
      require(':');
      if (members.put(name, value(depth + 1)) != null) {
        at = start;
        throw refused("every name once");
      }
    } while (take(','));
    require('}');
    return members;
  }

  private List<Object> array(int depth) throws IOException {
    List<Object> elements = new ArrayList<>();
    require('[');
    if (take(']')) {
      return elements;
    }
    do {
      elements.add(value(depth + 1));
    } while (take(','));
    require(']');
    return elements;
  }

  private String string() throws IOException {
    require('"');
    StringBuilder result = new StringBuilder();
    while (at < text.length() && text.charAt(at) != '"') {
      char character = text.charAt(at++);
      result.append(character == '\\' ? escaped() : character);
    }
    require('"');
    return result.toString();
  }

  private char escaped() throws IOException {
    char kind = at < text.length() ? text.charAt(at++) : ' ';
    int plain = "\"\\/bfnrt".indexOf(kind);
    if (plain >= 0) {
      return "\"\\/\b\f\n\r\t".charAt(plain);
    }
    boolean isUnit = kind == 'u'
        && at + 4 <= text.length()
        && text.substring(at, at + 4).matches("[0-9a-fA-F]{4}");
    if (!isUnit) {
      throw refused("an escape");
    }
    at += 4;
    return (char) Integer.parseInt(text, at - 4, at, 16);
  }

  /** A number, true, false or null. */
  private Object word() throws IOException {
    int start = at;
    while (at < text.length() && "+-.0123456789Eaeflnrstu".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    String word = text.substring(start, at);
    if (word.isEmpty()) {
      throw refused("a value");
    }
    return word.matches("\\d{1," + LONGEST_NUMBER + "}") ? (Object) Long.valueOf(word) : word;
  }
}
