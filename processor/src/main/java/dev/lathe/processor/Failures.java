package dev.lathe.processor;

import dev.lathe.processor.diag.Code;
import dev.lathe.processor.diag.Problems;
import dev.lathe.processor.diag.SourceRef;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;

/** Turns a failure of the compiler itself into a problem on the class, with the place of a dump that shows how far it came. */
final class Failures {
  /** Frames of the stack that the message shows. */
  private static final int FRAMES = 8;

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
    } catch (IOException
        | RuntimeException
        | AssertionError
        | LinkageError
        | StackOverflowError failure) {
      dump.add(failure);
      problems.report(
          Code.L999,
          where,
          "to compile " + type.getSimpleName() + ": this is an error in Lathe, not in the class",
          summary(failure),
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

  /** The failure and where it was thrown; the whole stack is in the dump. */
  private static String summary(Throwable failure) {
    return Stream.concat(Stream.of(failure), Stream.of(failure.getStackTrace()).limit(FRAMES))
        .map(Object::toString)
        .collect(Collectors.joining("\n    at "));
  }
}
