package dev.lathe.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.nn.init.Orthogonal;
import dev.lathe.optim.Frozen;
import dev.lathe.optim.ParameterGroup;
import dev.lathe.optim.SGD;
import java.io.IOException;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tables of the user guide list the annotations and options there are, with the defaults they have. */
class DocumentationTest {
  private static final Set<Class<?>> ON_TYPES =
      Set.of(Network.class, Block.class, BlockSource.class);
  private static final Set<Class<?>> ON_LAYERS = Set.of(Frozen.class, ParameterGroup.class);
  private static final Set<Class<?>> ON_PARAMETERS = Set.of(Input.class, Tokens.class);

  static List<Class<?>> annotations()
      throws IOException, URISyntaxException, ClassNotFoundException {
    List<Class<?>> found = new ArrayList<>();
    for (Class<?> sample : List.of(Network.class, SGD.class, Orthogonal.class)) {
      Path folder =
          Path.of(sample.getResource(sample.getSimpleName() + ".class").toURI()).getParent();
      for (String name : names(folder)) {
        Class<?> type = Class.forName(sample.getPackageName() + "." + name);
        if (type.isAnnotation()) {
          found.add(type);
        }
      }
    }
    assertTrue(found.size() > 10, "found only " + found);
    return found;
  }

  private static Set<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".class") && !name.startsWith("package-info"))
          .map(name -> name.substring(0, name.length() - ".class".length()))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  @ParameterizedTest
  @MethodSource("annotations")
  void isForTheCompilerOnly(Class<?> annotation) {
    assertNotNull(annotation.getAnnotation(Documented.class));
    assertEquals(
        RetentionPolicy.CLASS, annotation.getAnnotation(Retention.class).value());
    assertArrayEquals(
        targets(annotation), annotation.getAnnotation(Target.class).value());
  }

  private static ElementType[] targets(Class<?> annotation) {
    if (annotation.getSimpleName().endsWith("Loss")) {
      return new ElementType[] {ElementType.TYPE, ElementType.FIELD};
    }
    if (ON_PARAMETERS.contains(annotation)) {
      return new ElementType[] {ElementType.PARAMETER};
    }
    if (ON_LAYERS.contains(annotation)) {
      return new ElementType[] {ElementType.FIELD};
    }
    boolean onType =
        ON_TYPES.contains(annotation) || annotation.getPackage().equals(SGD.class.getPackage());
    return new ElementType[] {onType ? ElementType.TYPE : ElementType.FIELD};
  }

  @ParameterizedTest
  @MethodSource("annotations")
  void everyOptionHasItsRow(Class<?> annotation) throws IOException {
    List<String> members = Arrays.stream(annotation.getDeclaredMethods())
        .map(Method::getName)
        .sorted()
        .toList();
    assertEquals(members, rows(annotation).map(row -> row.get(0)).sorted().toList());
  }

  @ParameterizedTest
  @MethodSource("annotations")
  void everyDefaultIsTheDocumentedOne(Class<?> annotation) throws IOException {
    List<List<String>> rows = rows(annotation).toList();
    for (Method member : annotation.getDeclaredMethods()) {
      String documented = rows.stream()
          .filter(row -> row.get(0).equals(member.getName()))
          .findFirst()
          .orElseThrow()
          .get(1);
      assertTrue(
          agree(documented, member.getDefaultValue()), member + " is documented as " + documented);
    }
  }

  @Test
  void everyAnnotationIsNamedInAnOverview() throws Exception {
    for (Class<?> annotation : annotations()) {
      String mention = "`@" + annotation.getSimpleName();
      assertTrue(
          guide().stream().anyMatch(line -> line.contains(mention)), "no line with " + mention);
    }
  }

  private static boolean agree(String documented, @Nullable Object value) {
    if (value == null) {
      return documented.equals("-");
    }
    if (value instanceof Number number) {
      return Float.parseFloat(documented) == number.floatValue();
    }
    if (value.getClass().isArray()) {
      String text = IntStream.range(0, Array.getLength(value))
          .mapToObj(index -> Array.get(value, index).toString())
          .collect(Collectors.joining(", "));
      return documented.startsWith("{}") && text.isEmpty()
          || documented.equals(Array.getLength(value) == 1 ? text : "{" + text + "}");
    }
    return documented.equals(
        value == void.class ? "none" : value.equals("") ? "empty" : value.toString());
  }

  /** Cells of the option table under the annotation's own heading; none where it has no options. */
  private static Stream<List<String>> rows(Class<?> annotation) throws IOException {
    return guide().stream()
        .dropWhile(line -> !line.matches("#+ " + annotation.getSimpleName()))
        .skip(1)
        .takeWhile(line -> !line.startsWith("#"))
        .filter(line -> line.startsWith("| `") && !line.startsWith("| `@"))
        .map(line -> Stream.of(line.substring(2).split(" \\| "))
            .map(cell -> cell.replace("`", ""))
            .toList());
  }

  private static List<String> guide() throws IOException {
    List<String> lines = new ArrayList<>();
    for (String name : List.of("guide", "forward", "layers", "losses", "optimizers", "init")) {
      lines.addAll(Files.readAllLines(Path.of("docs", name + ".md")));
    }
    return lines;
  }
}
