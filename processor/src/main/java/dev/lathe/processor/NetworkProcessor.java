package dev.lathe.processor;

import com.google.auto.common.BasicAnnotationProcessor;
import com.google.auto.service.AutoService;
import dev.lathe.processor.frontend.annotated.AnnotatedClasses;
import dev.lathe.processor.lower.Recipes;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/**
 * The annotation processor: writes the code of every class annotated with {@code @Network}, and keeps the source of those with
 * {@code @Block}.
 *
 * <p>Option {@code lathe.dump} names a folder for one text file a pass and the memory plan; {@code lathe.vector=off} leaves out kernels in vector form; {@code
 * lathe.weights} names a folder with the files of {@code weights}, or is {@code off}; {@code lathe.lock} names a folder that says what saved weights consist of.
 */
@AutoService(Processor.class)
public final class NetworkProcessor extends AbstractProcessor {
  /** What is generated depends on the annotated class and the types that it names, which Gradle tracks. */
  private static final String ISOLATING = "org.gradle.annotation.processing.isolating";

  private final BasicAnnotationProcessor steps = new Steps();

  /** Runs the steps, and defers classes that name types which do not exist yet. */
  private static final class Steps extends BasicAnnotationProcessor {
    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    protected Iterable<? extends Step> steps() {
      AnnotatedClasses frontend = new AnnotatedClasses(processingEnv, Recipes.vocabulary());
      return List.of(
          new CompileNetworks(processingEnv, frontend), new CarryBlocks(processingEnv, frontend));
    }
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public Set<String> getSupportedOptions() {
    return Set.of(
        DumpFolder.OPTION,
        VectorModule.OPTION,
        PackWeights.OPTION,
        Locks.OPTION,
        Locks.UPDATE,
        ISOLATING);
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of("dev.lathe.nn.*", "dev.lathe.optim.*");
  }

  @Override
  public synchronized void init(ProcessingEnvironment environment) {
    super.init(environment);
    steps.init(environment);
  }

  /** Claims all of Lathe's annotations, or javac's lint would say of the layers' that nobody does. */
  @Override
  @SuppressWarnings("DoNotClaimAnnotations") // nobody else has business with them
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    steps.process(annotations, round);
    return true;
  }
}
