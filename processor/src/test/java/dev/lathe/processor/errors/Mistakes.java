package dev.lathe.processor.errors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import dev.lathe.processor.NetworkProcessor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/**
 * Sources in which mistakes are marked: a line that ends in {@code // <- L110 at -0.1f; L102} has an error of the one
 * code at the text {@code -0.1f} and one of the other at a text that does not matter.
 */
public final class Mistakes {
  /** Or there would be a note that they could be had. */
  static final String NO_VECTORS = "-Alathe.vector=off";

  private static final String HEADER =
      "package app; import dev.lathe.nn.*; import dev.lathe.optim.*; ";
  private static final Pattern TYPE = Pattern.compile("(?:class|interface|record|enum) (\\w+)");
  private static final Pattern CODE = Pattern.compile("^\\[(L\\d+)]");

  private Mistakes() {}

  /** The messages, one below the other, of exactly the errors that are marked. */
  public static String in(String... sources) {
    List<JavaFileObject> files = Arrays.stream(sources).map(Mistakes::file).toList();
    Compilation compilation = Compiler.javac()
        .withProcessors(new NetworkProcessor())
        .withOptions(NO_VECTORS)
        .compile(files);
    String messages =
        compilation.diagnostics().stream().map(Mistakes::message).collect(Collectors.joining("\n"));
    List<String> marks =
        Arrays.stream(sources).flatMap(Mistakes::marks).sorted().toList();
    List<String> found = compilation.diagnostics().stream()
        .map(diagnostic -> describe(diagnostic, marks))
        .sorted()
        .toList();
    assertEquals(String.join("\n", marks), String.join("\n", found), messages);
    return messages;
  }

  /** A file of package app that has the annotations imported; named after the first type in it. */
  public static JavaFileObject file(String source) {
    return JavaFileObjects.forSourceString("app." + name(source), HEADER + source);
  }

  private static String name(String source) {
    Matcher matcher = TYPE.matcher(source);
    return matcher.find() ? matcher.group(1) : "Nameless";
  }

  /** As javac prints it below the line with the file's name, without the two blanks that it puts before more lines. */
  public static String message(Diagnostic<?> diagnostic) {
    return Objects.requireNonNull(diagnostic.getMessage(null)).replace("\n  ", "\n");
  }

  private static Stream<String> marks(String source) {
    List<String> lines = source.lines().toList();
    return Stream.iterate(0, index -> index < lines.size(), index -> index + 1)
        .filter(index -> lines.get(index).contains("// <- "))
        .flatMap(index -> Arrays.stream(lines.get(index).split("// <- ")[1].split("; "))
            .map(mark -> place(name(source), index + 1, mark)));
  }

  private static String place(String type, long line, String mark) {
    return type + ".java:" + line + " " + mark;
  }

  private static String describe(
      Diagnostic<? extends JavaFileObject> diagnostic, List<String> marks) {
    Matcher code = CODE.matcher(message(diagnostic));
    String type = Optional.ofNullable(diagnostic.getSource())
        .map(source -> source.getName().replaceAll(".*/|\\.java", ""))
        .orElse("nowhere");
    String mark = place(type, diagnostic.getLineNumber(), code.find() ? code.group(1) : "javac");
    return marks.contains(mark) ? mark : mark + " at " + text(diagnostic);
  }

  private static String text(Diagnostic<? extends JavaFileObject> diagnostic) {
    try {
      String source = diagnostic.getSource().getCharContent(true).toString();
      return source.substring(
          (int) diagnostic.getStartPosition(), (int) diagnostic.getEndPosition());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
