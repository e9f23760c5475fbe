package dev.lathe.processor;

import com.google.auto.common.BasicAnnotationProcessor.Step;
import com.google.auto.common.MoreElements;
import com.google.common.collect.ImmutableSetMultimap;
import com.palantir.javapoet.TypeSpec;
import dev.lathe.processor.backend.CompiledNetwork;
import dev.lathe.processor.backend.api.ApiBackend;
import dev.lathe.processor.backend.cpu.CpuBackend;
import dev.lathe.processor.diag.Code;
import dev.lathe.processor.diag.Printer;
import dev.lathe.processor.diag.Problems;
import dev.lathe.processor.emit.RuntimeTypes;
import dev.lathe.processor.frontend.annotated.AnnotatedClasses;
import dev.lathe.processor.lower.CheckOptions;
import dev.lathe.processor.spec.NetworkSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Read, compile, write: one network at a time, so that one broken network does not hide another. */
final class CompileNetworks implements Step {
  private final Elements elements;
  private final AnnotatedClasses frontend;
  private final GeneratedClasses generated;
  private final Printer printer;
  private final Failures failures;
  private final DumpFolder dumps;
  private final VectorModule vectors;

  CompileNetworks(ProcessingEnvironment environment, AnnotatedClasses frontend) {
    this.elements = environment.getElementUtils();
    this.frontend = frontend;
    this.generated = new GeneratedClasses(environment, frontend);
    this.printer = new Printer(environment.getMessager(), frontend.trees());
    this.dumps = new DumpFolder(environment.getOptions());
    this.failures = new Failures(dumps);
    this.vectors = new VectorModule(environment);
  }

  @Override
  public Set<String> annotations() {
    return Set.of(AnnotatedClasses.NETWORK);
  }

  @Override
  public Set<? extends Element> process(ImmutableSetMultimap<String, Element> byAnnotation) {
    for (Element element : byAnnotation.values()) {
      Problems problems = new Problems();
      TypeElement type = MoreElements.asType(element);
      failures.guard(type, frontend.where(type), problems, dump -> compile(type, problems, dump));
      problems.reported().forEach(printer::print);
    }
    return Set.of(); // nothing to retry: types that do not resolve yet were deferred before
  }

  private void compile(TypeElement type, Problems problems, Dump dump) throws IOException {
    AnnotatedClasses.Reading reading = frontend.read(type, problems);
    CheckOptions.run(reading.annotations(), problems);
    NetworkSpec network = reading.network();
    CompiledNetwork compiled = network == null ? null : Compilation.run(network, problems, dump);
    requireRuntime(type, problems);
    if (compiled != null && !problems.any()) {
      write(dump, type, problems);
      write(compiled, type, problems);
    }
  }

  private void requireRuntime(TypeElement type, Problems problems) {
    if (elements.getTypeElement(RuntimeTypes.representative()) == null) {
      problems.report(
          Code.L117,
          frontend.where(type),
          "lathe-runtime on the class path, which generated code calls",
          "no " + RuntimeTypes.representative(),
          "add the dependency dev.lathe:lathe-runtime (in a module: requires dev.lathe.runtime)");
    }
  }

  private void write(Dump dump, TypeElement type, Problems problems) {
    try {
      dumps.ifWanted(type).ifPresent(dump::write);
    } catch (UncheckedIOException | InvalidPathException unusable) {
      String found = String.valueOf(unusable.getMessage());
      String expected = "-A" + DumpFolder.OPTION + " to name a folder that can be written";
      problems.report(
          Code.L110,
          frontend.where(type),
          expected,
          found,
          "write -A" + DumpFolder.OPTION + "=target/lathe, say");
    }
  }

  private void write(CompiledNetwork network, TypeElement type, Problems problems)
      throws IOException {
    boolean withVectors = vectors.serves(type);
    List<TypeSpec> types = new ArrayList<>(List.of(ApiBackend.emit(network, withVectors)));
    types.addAll(CpuBackend.emit(network, withVectors));
    generated.write(types, type, problems);
  }
}
