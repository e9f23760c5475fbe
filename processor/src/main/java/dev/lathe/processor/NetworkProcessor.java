package dev.lathe.processor;

import com.google.auto.common.BasicAnnotationProcessor;
import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.Processor;
import javax.lang.model.SourceVersion;

/**
 * The annotation processor: writes the code of every class annotated with {@code @Network}.
 *
 * <p>Option {@code lathe.dump} names a folder for one text file a pass and the memory plan.
 */
@AutoService(Processor.class)
public final class NetworkProcessor extends BasicAnnotationProcessor {
  /** What is generated depends on the annotated class and the types that it names, which Gradle tracks. */
  private static final String ISOLATING = "org.gradle.annotation.processing.isolating";

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public Set<String> getSupportedOptions() {
    return Set.of(DumpFolder.OPTION, ISOLATING);
  }

  @Override
  protected Iterable<? extends Step> steps() {
    return List.of(new CompileNetworks(processingEnv));
  }
}
