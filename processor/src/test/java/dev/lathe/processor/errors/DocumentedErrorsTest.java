package dev.lathe.processor.errors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import dev.lathe.processor.NetworkProcessor;
import dev.lathe.processor.diag.Code;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** The user guide's list of errors has every code there is, with an example that gives the message it prints. */
class DocumentedErrorsTest {
  private static final Path GUIDE = Path.of("../annotations/docs/errors.md");
  private static final String IMPORTS = "import dev.lathe.nn.*; import dev.lathe.optim.*; ";
  private static final Pattern HEADING = Pattern.compile("(?m)^## (L\\d{3})$");
  private static final Pattern LINK = Pattern.compile("\\[(L\\d{3})]\\(#l\\d{3}\\)");
  private static final Pattern IN_MESSAGE =
      Pattern.compile("\\[(L1\\d\\d|L999)] expected|<- (L1\\d\\d)|; (L1\\d\\d)|\\| (L1\\d\\d)\\b");
  private static final Pattern RUN_TIME = Pattern.compile("\"(L2\\d\\d)\"");
  private static final Pattern CLASS = Pattern.compile("(?m)^class (\\w+)");

  @Test
  void everyCodeHasItsSection() throws IOException {
    Set<String> codes =
        Arrays.stream(Code.values()).map(Code::name).collect(Collectors.toCollection(TreeSet::new));
    codes.addAll(in(Path.of("../runtime/src/main/java"), RUN_TIME));
    String guide = Files.readString(GUIDE);
    assertEquals(codes, matches(HEADING, guide));
    assertEquals(codes, matches(LINK, guide));
  }

  @Test
  void everyCodeHasItsTest() throws IOException {
    Set<String> codes =
        Arrays.stream(Code.values()).map(Code::name).collect(Collectors.toCollection(TreeSet::new));
    assertEquals(codes, in(Path.of("src/test/java"), IN_MESSAGE));
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"L117", "L125", "L126", "L129", "L130", "L999"})
  void theExampleGivesTheMessage(Code code) throws IOException {
    String section = Files.readString(GUIDE).split("(?m)^## " + code + "$")[1].split("(?m)^## ")[0];
    String source = block(section, "java");
    String type = matches(CLASS, source).iterator().next();
    Compilation compilation = Compiler.javac()
        .withProcessors(new NetworkProcessor())
        .withOptions(Mistakes.NO_VECTORS)
        .compile(JavaFileObjects.forSourceString(type, IMPORTS + source));
    String printed = compilation.diagnostics().stream()
        .map(error -> withoutImports(error.toString().replaceFirst("^/", "")))
        .collect(Collectors.joining("\n"));
    assertEquals(block(section, "text"), printed);
  }

  /** Examples leave out the imports, which stand on their first line here so that lines keep their numbers. */
  private static String withoutImports(String printed) {
    String blanks = " ".repeat(IMPORTS.length());
    return printed.contains(IMPORTS)
        ? printed.replace(IMPORTS, "").replace("\n" + blanks, "\n")
        : printed;
  }

  private static String block(String section, String language) {
    return section.split("```" + language + "\n")[1].split("\n```")[0];
  }

  private static Set<String> in(Path folder, Pattern pattern) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .flatMap(file -> matches(pattern, read(file)).stream())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static Set<String> matches(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(DocumentedErrorsTest::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String group(MatchResult result) {
    return Stream.iterate(1, index -> index + 1)
        .map(result::group)
        .filter(group -> group != null)
        .findFirst()
        .orElseThrow();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
