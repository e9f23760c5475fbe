package dev.lathe.tests.rows;

import dev.lathe.tests.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One paragraph of {@code reference/cases/<group>.txt}.
 *
 * @param group of the file
 * @param name {@code Conv2d.strided}: what is tested, and with which options
 * @param values by key
 */
record Row(String group, String name, Map<String, String> values) {
  static List<Row> of(String group) throws IOException {
    String text = Files.readString(Site.reference("cases/" + group + ".txt"));
    List<Row> rows = new ArrayList<>();
    for (String paragraph : text.strip().split("\n\n")) {
      List<String> lines = paragraph.lines().toList();
      Map<String, String> values = new LinkedHashMap<>();
      lines.stream().skip(1).forEach(line -> {
        int at = line.indexOf(" = ");
        values.put(line.substring(0, at), line.substring(at + 3));
      });
      rows.add(new Row(group, lines.get(0).replaceAll("[\\[\\]]", ""), values));
    }
    return rows;
  }

  /** The row with another value, under another name. */
  Row with(String key, String value, String suffix) {
    Map<String, String> changed = new LinkedHashMap<>(values);
    changed.put(key, value);
    return new Row(group, name + suffix, changed);
  }

  String get(String key) {
    return Objects.requireNonNull(values.get(key), () -> name + " has no " + key);
  }

  String get(String key, String otherwise) {
    return values.getOrDefault(key, otherwise);
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  /** {@code {3, 7, 8}} for {@code 3 7 8}. */
  String braces(String key) {
    return "{" + get(key).replace(" ", ", ") + "}";
  }

  /** The class that is compiled for it. */
  String className() {
    return Character.toUpperCase(group.charAt(0)) + group.substring(1) + "_"
        + name.replace('.', '_');
  }
}
