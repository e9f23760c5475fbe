package dev.lathe.processor.frontend.annotated;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The text of one class as javac's parser sees it. Nothing is resolved, and no processor runs.
 *
 * @param unit the text as a file
 * @param tree the class
 * @param trees where in the text the parts of the tree stand
 */
record ParsedBlock(CompilationUnitTree unit, ClassTree tree, Trees trees) {
  /** Parses the text, which must be a class of that name and nothing else. */
  static ParsedBlock of(String text, String name) throws UnreadableBlock {
    JavaCompiler javac = Objects.requireNonNull(
        ToolProvider.getSystemJavaCompiler(), "javac runs, and so has its interfaces");
    DiagnosticCollector<JavaFileObject> messages = new DiagnosticCollector<>();
    try (StandardJavaFileManager files = javac.getStandardFileManager(messages, null, null)) {
      JavacTask task = (JavacTask) javac.getTask(
          Writer.nullWriter(),
          files,
          messages,
          List.of("-proc:none"),
          null,
          List.of(new TextFile(name, text)));
      CompilationUnitTree unit = task.parse().iterator().next();
      refuseErrors(messages);
      return new ParsedBlock(unit, only(unit, name), Trees.instance(task));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    } catch (StackOverflowError | IllegalStateException deep) { // the parser wraps it
      throw unreadable("text that is nested too deeply");
    }
  }

  private static void refuseErrors(DiagnosticCollector<JavaFileObject> messages)
      throws UnreadableBlock {
    Optional<Diagnostic<? extends JavaFileObject>> error = messages.getDiagnostics().stream()
        .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
        .findFirst();
    if (error.isPresent()) {
      throw unreadable("text that is not Java: " + error.get().getMessage(null) + " in its line "
          + error.get().getLineNumber());
    }
  }

  private static ClassTree only(CompilationUnitTree unit, String name) throws UnreadableBlock {
    List<? extends Tree> declared = unit.getTypeDecls();
    if (declared.size() == 1
        && declared.get(0) instanceof ClassTree type
        && type.getSimpleName().contentEquals(name)) {
      return type;
    }
    throw unreadable("text that is not the class " + name);
  }

  private static UnreadableBlock unreadable(String found) {
    return new UnreadableBlock(
        found, "compile the block again with this version of lathe-processor");
  }

  /** Text under the name of a file that is on no disk. */
  private static final class TextFile extends SimpleJavaFileObject {
    private final String text;

    TextFile(String name, String text) {
      super(URI.create("block:///" + name + Kind.SOURCE.extension), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
