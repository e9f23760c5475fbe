package dev.lathe.processor;

import dev.lathe.processor.diag.Code;
import dev.lathe.processor.diag.Problems;
import dev.lathe.processor.diag.SourceRef;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import javax.lang.model.element.TypeElement;

/** Turns a failure of the compiler itself into a problem on the class, with the place of a dump that shows how far it came. */
final class Failures {
  private final DumpFolder folders;

  Failures(DumpFolder folders) {
    this.folders = folders;
  }

  /** Work that may fail. */
  interface Work {
    void run(Dump dump) throws IOException;
  }

  void guard(TypeElement type, SourceRef where, Problems problems, Work work) {
    Dump dump = new Dump();
    try {
      work.run(dump);
    } catch (IOException | RuntimeException | StackOverflowError failure) {
      problems.report(
          Code.L999,
          where,
          "to compile " + type.getSimpleName() + ": this is an error in Lathe, not in the class",
          trace(failure),
          "report it with " + written(dump, type));
    }
  }

  private String written(Dump dump, TypeElement type) {
    try {
      Path folder = folders.orTemporary(type);
      dump.write(folder);
      return "the files in " + folder;
    } catch (RuntimeException unwritable) {
      return "this message (no dump could be written: " + unwritable.getMessage() + ")";
    }
  }

  private static String trace(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text, true));
    return text.toString().strip();
  }
}
