package dev.lathe.processor;

import com.palantir.javapoet.TypeSpec;
import dev.lathe.processor.diag.Code;
import dev.lathe.processor.diag.Problems;
import dev.lathe.processor.emit.SourceFiles;
import dev.lathe.processor.frontend.annotated.AnnotatedClasses;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Writes classes into the package of the class that they are made from; names that are taken are reported there. */
final class GeneratedClasses {
  private final Elements elements;
  private final SourceFiles sources;
  private final AnnotatedClasses frontend;

  GeneratedClasses(ProcessingEnvironment environment, AnnotatedClasses frontend) {
    this.elements = environment.getElementUtils();
    this.sources = new SourceFiles(environment);
    this.frontend = frontend;
  }

  void write(List<TypeSpec> types, TypeElement from, Problems problems) throws IOException {
    String packageName = elements.getPackageOf(from).getQualifiedName().toString();
    List<String> taken = new ArrayList<>();
    for (TypeSpec each : types) {
      try {
        sources.write(packageName, each, from);
      } catch (FilerException exists) {
        taken.add(owner(packageName, each.name()));
      }
    }
    if (!taken.isEmpty()) {
      problems.report(
          Code.L109,
          frontend.where(from),
          "names that are free for the classes generated from " + from.getSimpleName(),
          String.join(", ", taken),
          "rename " + from.getSimpleName() + ", or what has "
              + (taken.size() == 1 ? "that name" : "those names"));
    }
  }

  /** What has a name already: a class of the user's, else one that was generated in this round. */
  private String owner(String packageName, String name) {
    TypeElement existing =
        elements.getTypeElement(packageName.isEmpty() ? name : packageName + "." + name);
    return existing == null
        ? name + " of another class"
        : "class " + frontend.where(existing).text();
  }
}
