package dev.lathe.tests.rows;

import dev.lathe.runtime.Model;
import dev.lathe.tests.Site;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The networks of a group of rows, compiled in one call of javac. */
final class CompiledRows {
  private final ClassLoader classes;

  private CompiledRows(ClassLoader classes) {
    this.classes = classes;
  }

  static CompiledRows of(String group, List<Row> rows) throws IOException {
    Path folder = Files.createDirectories(Site.output("rows/" + group));
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    String classPath = Site.jar("annotations") + File.pathSeparator + Site.jar("runtime");
    List<String> options = List.of(
        "-d",
        folder.toString(),
        "-classpath",
        classPath,
        "-processorpath",
        Site.jar("processor").toString());
    try (StandardJavaFileManager files = javac.getStandardFileManager(found, null, null)) {
      List<Source> sources = rows.stream().map(Source::new).toList();
      if (!javac.getTask(null, files, found, options, null, sources).call()) {
        throw new IllegalStateException(found.getDiagnostics().stream()
            .map(Object::toString)
            .collect(Collectors.joining("\n")));
      }
    }
    URL[] urls = {folder.toUri().toURL()};
    return new CompiledRows(new URLClassLoader(urls, Model.class.getClassLoader()));
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(Row row) {
      super(URI.create("string:///cases/" + row.className() + ".java"), Kind.SOURCE);
      text = RowSource.of(row);
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  @SuppressWarnings("unchecked") // the row knows which types its model has
  Model<Object, Object> create(Row row) throws ReflectiveOperationException {
    Class<?> model = classes.loadClass("cases." + row.className() + "Model");
    return (Model<Object, Object>) model.getMethod("create").invoke(null);
  }
}
