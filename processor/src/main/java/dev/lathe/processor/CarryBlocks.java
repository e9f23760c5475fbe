package dev.lathe.processor;

import com.google.auto.common.BasicAnnotationProcessor.Step;
import com.google.auto.common.MoreElements;
import com.google.common.collect.ImmutableSetMultimap;
import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeSpec;
import dev.lathe.processor.diag.Printer;
import dev.lathe.processor.diag.Problems;
import dev.lathe.processor.frontend.annotated.AnnotatedClasses;
import dev.lathe.processor.frontend.annotated.BlockText;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** Writes the source of each block into a class beside it, for networks that are compiled later against the class file. */
final class CarryBlocks implements Step {
  private static final ClassName ANNOTATION = ClassName.get("dev.lathe.nn", "BlockSource");

  private final AnnotatedClasses frontend;
  private final GeneratedClasses generated;
  private final Printer printer;
  private final Failures failures;

  CarryBlocks(ProcessingEnvironment environment, AnnotatedClasses frontend) {
    this.frontend = frontend;
    this.generated = new GeneratedClasses(environment, frontend);
    this.printer = new Printer(environment.getMessager(), frontend.trees());
    this.failures = new Failures(new DumpFolder(environment.getOptions()));
  }

  @Override
  public Set<String> annotations() {
    return Set.of(AnnotatedClasses.BLOCK);
  }

  @Override
  public Set<? extends Element> process(ImmutableSetMultimap<String, Element> byAnnotation) {
    for (Element element : byAnnotation.values()) {
      Problems problems = new Problems();
      TypeElement block = MoreElements.asType(element);
      failures.guard(block, frontend.where(block), problems, dump -> carry(block, problems));
      problems.reported().forEach(printer::print);
    }
    return Set.of();
  }

  private void carry(TypeElement block, Problems problems) throws IOException {
    Optional<BlockText> text = frontend.text(block);
    if (text.isPresent()) {
      generated.write(List.of(carrier(text.get())), block, problems);
    }
  }

  private static TypeSpec carrier(BlockText text) {
    AnnotationSpec.Builder annotation = AnnotationSpec.builder(ANNOTATION)
        .addMember("version", "$L", BlockText.VERSION)
        .addMember("file", "$S", text.file())
        .addMember("line", "$L", text.line());
    text.parts().forEach(part -> annotation.addMember("value", "$S", part));
    return TypeSpec.interfaceBuilder(text.carrier())
        .addJavadoc("The source of a block, which networks that use it are compiled from.")
        .addAnnotation(annotation.build())
        .build();
  }
}
