package dev.lathe.processor.blocks;

import static com.google.testing.compile.CompilationSubject.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import dev.lathe.processor.NetworkProcessor;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;

/** Class files of sources that were compiled earlier, for a compilation that has nothing else of them. */
final class Library {
  private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");
  private static final Pattern TYPE = Pattern.compile("(?:class|interface|record|enum) (\\w+)");

  private final Path classes;

  private Library(Path classes) {
    this.classes = classes;
  }

  /** A folder for class files. */
  static Library in(Path folder) throws IOException {
    return new Library(Files.createDirectories(folder));
  }

  /** Compiles with the processor, and keeps the class files alone. */
  Library compile(String... sources) throws IOException {
    return compile(List.of(new NetworkProcessor()), List.of(), sources);
  }

  Library compile(List<Processor> processors, List<String> options, String... sources)
      throws IOException {
    Compilation compilation = Compiler.javac()
        .withProcessors(processors)
        .withOptions(options)
        .withClasspath(path())
        .compile(files(sources));
    assertThat(compilation).succeededWithoutWarnings();
    for (JavaFileObject file : compilation.generatedFiles()) {
      if (file.getKind() == Kind.CLASS) {
        keep(file);
      }
    }
    return this;
  }

  private void keep(JavaFileObject file) throws IOException {
    Path target = classes.resolve(file.getName().replaceFirst("/CLASS_OUTPUT/", ""));
    Files.createDirectories(target.getParent());
    try (InputStream bytes = file.openInputStream()) {
      Files.write(target, bytes.readAllBytes());
    }
  }

  Library without(String name) throws IOException {
    Files.delete(classes.resolve(name));
    return this;
  }

  Path classes() {
    return classes;
  }

  /** Compiles against the class files. */
  Compilation use(String... sources) {
    return Compiler.javac()
        .withProcessors(new NetworkProcessor())
        .withClasspath(path())
        .compile(files(sources));
  }

  /** What the tests themselves run with, and the class files. */
  List<File> path() {
    return Stream.concat(ambient(), Stream.of(classes.toFile())).toList();
  }

  static Stream<File> ambient() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(File::new);
  }

  /** What was generated, by name. */
  static Map<String, String> generated(Compilation compilation) throws IOException {
    assertThat(compilation).succeededWithoutWarnings();
    Map<String, String> sources = new TreeMap<>();
    for (JavaFileObject source : compilation.generatedSourceFiles()) {
      sources.put(
          source.getName().replaceFirst("/SOURCE_OUTPUT/", ""),
          source.getCharContent(true).toString());
    }
    return sources;
  }

  static List<JavaFileObject> files(String... sources) {
    List<JavaFileObject> files = new ArrayList<>();
    for (String source : sources) {
      Matcher packaged = PACKAGE.matcher(source);
      String prefix = packaged.find() ? packaged.group(1) + "." : "";
      Matcher type = TYPE.matcher(source);
      String name = type.find() ? prefix + type.group(1) : "module-info";
      files.add(JavaFileObjects.forSourceString(name, source));
    }
    return files;
  }
}
