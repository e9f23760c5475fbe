package dev.lathe.processor;

import com.google.auto.common.BasicAnnotationProcessor.Step;
import com.google.auto.common.MoreElements;
import com.google.common.collect.ImmutableSetMultimap;
import com.palantir.javapoet.TypeSpec;
import dev.lathe.processor.backend.CompiledNetwork;
import dev.lathe.processor.backend.PredictionCode;
import dev.lathe.processor.backend.api.ApiBackend;
import dev.lathe.processor.backend.api.NamedMetrics;
import dev.lathe.processor.backend.api.PredictorBackend;
import dev.lathe.processor.backend.cpu.CpuBackend;
import dev.lathe.processor.diag.Code;
import dev.lathe.processor.diag.Printer;
import dev.lathe.processor.diag.Problems;
import dev.lathe.processor.emit.RuntimeTypes;
import dev.lathe.processor.frontend.annotated.AnnotatedClasses;
import dev.lathe.processor.lower.CheckOptions;
import dev.lathe.processor.spec.NetworkSpec;
import dev.lathe.processor.weights.SavedWeights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Read, compile, write: one network at a time, so that one broken network does not hide another. */
final class CompileNetworks implements Step {
  private final Elements elements;
  private final AnnotatedClasses frontend;
  private final GeneratedClasses generated;
  private final Printer printer;
  private final Failures failures;
  private final DumpFolder dumps;
  private final VectorModule vectors;
  private final PackWeights weights;
  private final Locks locks;

  CompileNetworks(ProcessingEnvironment environment, AnnotatedClasses frontend) {
    this.elements = environment.getElementUtils();
    this.frontend = frontend;
    this.generated = new GeneratedClasses(environment, frontend);
    this.printer = new Printer(environment.getMessager(), frontend.trees());
    this.dumps = new DumpFolder(environment.getOptions());
    this.failures = new Failures(dumps);
    this.vectors = new VectorModule(environment);
    this.weights = new PackWeights(environment);
    this.locks = new Locks(environment.getOptions());
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
    requireRuntime(network, type, problems);
    if (compiled != null) {
      NamedMetrics.check(compiled, problems);
    }
    if (compiled != null && !problems.any()) {
      write(dump, type, problems);
      Optional<SavedWeights> saved = weights.run(compiled, type, problems);
      locks.check(compiled, frontend.where(type), problems);
      if (!problems.any()) {
        write(compiled, saved, type, problems);
      }
    }
  }

  private boolean hasRuntime() {
    return elements.getTypeElement(RuntimeTypes.representative()) != null;
  }

  /** Without the runtime a predictor is all that can be made. */
  private void requireRuntime(@Nullable NetworkSpec network, TypeElement type, Problems problems) {
    boolean predicts = network != null && network.shipping().predictor();
    if (!hasRuntime() && !predicts) {
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

  private void write(
      CompiledNetwork network, Optional<SavedWeights> saved, TypeElement type, Problems problems)
      throws IOException {
    List<TypeSpec> types = new ArrayList<>();
    if (hasRuntime()) {
      boolean withVectors = vectors.serves(type);
      types.add(ApiBackend.emit(network, withVectors));
      types.addAll(CpuBackend.emit(network, withVectors));
    }
    if (network.spec().shipping().predictor()) {
      PredictionCode code = CpuBackend.emitPrediction(network, network.className("Predictor"));
      types.add(PredictorBackend.emit(network, code, saved));
    }
    generated.write(types, type, problems);
  }
}
