package dev.lathe.processor.backend.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lathe.runtime.Team;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.NullMarked;

/** Compiles sources against the runtime and the Vector API, every other warning being an error, and loads the classes. */
final class InMemoryJavac {
  private static final String MODULE = "jdk.incubator.vector";
  private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();
  private static final StandardJavaFileManager FILES =
      COMPILER.getStandardFileManager(null, null, null);

  private InMemoryJavac() {}

  /** The class files of some sources, both by qualified name. */
  static Map<String, byte[]> compile(Map<String, String> sources) {
    DiagnosticCollector<JavaFileObject> messages = new DiagnosticCollector<>();
    Output output = new Output();
    String classPath = Stream.of(Team.class, NullMarked.class)
        .map(InMemoryJavac::home)
        .collect(Collectors.joining(File.pathSeparator));
    List<String> options = List.of(
        "--release", "17", "--add-modules", MODULE, "-proc:none", "-Xlint:all", "-cp", classPath);
    List<Source> units = sources.entrySet().stream()
        .map(each -> new Source(each.getKey(), each.getValue()))
        .toList();
    COMPILER.getTask(null, output, messages, options, null, units).call();
    assertEquals(List.of(), complaints(messages));
    Map<String, byte[]> classes = new TreeMap<>();
    output.classes.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
    return classes;
  }

  private static List<String> complaints(DiagnosticCollector<JavaFileObject> messages) {
    return messages.getDiagnostics().stream()
        .map(String::valueOf)
        .filter(message -> !message.endsWith("using incubating module(s): " + MODULE))
        .toList();
  }

  static ClassLoader load(Map<String, byte[]> classes) {
    return new ClassLoader(InMemoryJavac.class.getClassLoader()) {
      @Override
      protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = classes.get(name);
        if (bytes == null) {
          throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
      }
    };
  }

  private static String home(Class<?> type) {
    try {
      return Path.of(Objects.requireNonNull(type.getProtectionDomain().getCodeSource())
              .getLocation()
              .toURI())
          .toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String name, String text) {
      super(URI.create("source:///" + name.replace('.', '/') + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private static final class Output extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, ByteArrayOutputStream> classes = new TreeMap<>();

    Output() {
      super(FILES);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
      return new SimpleJavaFileObject(URI.create("class:///" + name.replace('.', '/')), kind) {
        @Override
        public OutputStream openOutputStream() {
          return classes.computeIfAbsent(name, any -> new ByteArrayOutputStream());
        }
      };
    }
  }
}
