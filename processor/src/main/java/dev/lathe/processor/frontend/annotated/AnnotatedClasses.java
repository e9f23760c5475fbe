package dev.lathe.processor.frontend.annotated;

import com.google.auto.common.MoreElements;
import dev.lathe.processor.diag.Code;
import dev.lathe.processor.diag.Problems;
import dev.lathe.processor.diag.SourceRef;
import dev.lathe.processor.spec.LayerSpec;
import dev.lathe.processor.spec.NetworkSpec;
import dev.lathe.processor.spec.NetworkSpec.Features;
import dev.lathe.processor.spec.NetworkSpec.Labels;
import dev.lathe.processor.spec.Options;
import dev.lathe.processor.spec.Vocabulary;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Reads a class annotated with {@code @Network} into a {@link NetworkSpec}: layers are its fields, in order. */
public final class AnnotatedClasses {
  /** The annotation that makes a class a network. */
  public static final String NETWORK = "dev.lathe.nn.Network";

  static final String LAYERS_PACKAGE = "dev.lathe.nn";
  static final String OPTIMIZERS_PACKAGE = "dev.lathe.optim";
  private static final String TRAINING = "dev.lathe.optim.Training";

  private final ProcessingEnvironment environment;
  private final Vocabulary vocabulary;
  private final Places places;

  public AnnotatedClasses(ProcessingEnvironment environment, Vocabulary vocabulary) {
    this.environment = environment;
    this.vocabulary = vocabulary;
    this.places = new Places(environment);
  }

  /** The place of the class itself. */
  public SourceRef where(TypeElement type) {
    return places.of(type);
  }

  /**
   * What was read of a class.
   *
   * @param network the whole of it; null where something was reported
   * @param annotations every annotation of ours that was found, for checks of each by itself
   */
  public record Reading(@Nullable NetworkSpec network, List<Options> annotations) {}

  /** The network that the class describes. */
  public Reading read(TypeElement type, Problems problems) {
    if (!new ClassRules(places, problems).check(type)) {
      return new Reading(null, List.of());
    }
    AnnotationOptions options = new AnnotationOptions(places);
    NetworkSpec network = network(type, options, problems);
    return new Reading(network, options.all());
  }

  private @Nullable NetworkSpec network(
      TypeElement type, AnnotationOptions options, Problems problems) {
    Options network = options.read(type, mirror(type, NETWORK).orElseThrow());
    List<LayerSpec> layers = new LayerFields(vocabulary, places, options, problems).read(type);
    ClassAnnotations roles = new ClassAnnotations(type, places, options, problems);
    Options loss = roles.only("loss", LAYERS_PACKAGE, vocabulary.losses());
    Options optimizer = roles.only("optimizer", OPTIMIZERS_PACKAGE, vocabulary.optimizers());
    Options training = training(type, options);
    NamedTypes named = new NamedTypes(environment, places, problems);
    Features features = named.features(type, network);
    Labels labels = named.labels(type, network);
    List<Integer> input = input(network, features, problems);
    if (problems.any() || loss == null || optimizer == null || hasUnknownAnnotation(type)) {
      return null;
    }
    List<Integer> target = network.integers("target");
    return new NetworkSpec(
        TypeNaming.of(type),
        input,
        features,
        labels,
        target,
        layers,
        loss,
        optimizer,
        training,
        network.where());
  }

  /** Whether the class or a field has an annotation that javac will report as unknown: what was meant cannot be told. */
  private boolean hasUnknownAnnotation(TypeElement type) {
    return places.hasUnknownAnnotation(type)
        || type.getEnclosedElements().stream().anyMatch(places::hasUnknownAnnotation);
  }

  private static List<Integer> input(
      Options network, @Nullable Features features, Problems problems) {
    List<Integer> written = network.integers("input");
    if (written.isEmpty() != NamedTypes.isNamed(network, "features")) {
      problems.report(
          Code.L114,
          network.where(),
          "either input or features in @Network",
          written.isEmpty() ? "neither" : "both",
          written.isEmpty()
              ? "write @Network(input = {28, 28}) or @Network(features = Flower.class), say"
              : "remove one of the two");
    }
    return features != null ? List.of(features.columns()) : written;
  }

  private Options training(TypeElement type, AnnotationOptions options) {
    TypeElement annotation =
        Objects.requireNonNull(environment.getElementUtils().getTypeElement(TRAINING), TRAINING);
    return mirror(type, TRAINING)
        .map(mirror -> options.read(type, mirror))
        .orElseGet(() -> AnnotationOptions.defaults(annotation, places.of(type)));
  }

  static String simpleName(AnnotationMirror mirror) {
    return mirror.getAnnotationType().asElement().getSimpleName().toString();
  }

  static String qualifiedName(AnnotationMirror mirror) {
    return MoreElements.asType(mirror.getAnnotationType().asElement())
        .getQualifiedName()
        .toString();
  }

  private static Optional<? extends AnnotationMirror> mirror(TypeElement type, String annotation) {
    return type.getAnnotationMirrors().stream()
        .filter(mirror -> qualifiedName(mirror).equals(annotation))
        .findFirst();
  }
}
