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
import dev.lathe.processor.emit.SourceFiles;
import dev.lathe.processor.frontend.annotated.AnnotatedClasses;
import dev.lathe.processor.lower.Recipes;
import dev.lathe.processor.spec.NetworkSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** Read, compile, write: one network at a time, so that one broken network does not hide another. */
final class CompileNetworks implements Step {
  private final AnnotatedClasses frontend;
  private final SourceFiles sources;
  private final Printer printer;
  private final Failures failures;
  private final DumpFolder dumps;

  CompileNetworks(ProcessingEnvironment environment) {
    this.frontend = new AnnotatedClasses(environment, Recipes.vocabulary());
    this.sources = new SourceFiles(environment);
    this.printer = new Printer(environment.getMessager());
    this.dumps = new DumpFolder(environment.getOptions());
    this.failures = new Failures(dumps);
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
    NetworkSpec network = frontend.read(type, problems);
    if (network == null) {
      return;
    }
    CompiledNetwork compiled = Compilation.run(network, problems, dump);
    if (compiled != null) {
      dumps.ifWanted(type).ifPresent(dump::write);
      write(compiled, type, problems);
    }
  }

  private void write(CompiledNetwork network, TypeElement type, Problems problems) throws IOException {
    List<TypeSpec> types = new ArrayList<>(CpuBackend.emit(network));
    types.add(0, ApiBackend.emit(network));
    for (TypeSpec each : types) {
      try {
        sources.write(network.spec().type().packageName(), each, type);
      } catch (FilerException taken) {
        problems.report(
            Code.L109,
            frontend.where(type),
            "no class " + each.name() + " beside " + type.getSimpleName() + ", since Lathe generates it",
            "one that exists already",
            "rename that class, or the network");
      }
    }
  }
}
