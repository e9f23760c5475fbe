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
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
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
  private final AnnotationOptions options;

  public AnnotatedClasses(ProcessingEnvironment environment, Vocabulary vocabulary) {
    this.environment = environment;
    this.vocabulary = vocabulary;
    this.places = new Places(environment);
    this.options = new AnnotationOptions(places);
  }

  /** The place of the class itself. */
  public SourceRef where(TypeElement type) {
    return places.of(type);
  }

  /** The network that the class describes; null where something was reported. */
  public @Nullable NetworkSpec read(TypeElement type, Problems problems) {
    new ClassRules(places, problems).check(type);
    refuseMethods(type, problems);
    Options network = options.read(type, mirror(type, NETWORK).orElseThrow());
    List<LayerSpec> layers = new LayerFields(vocabulary, places, options, problems).read(type);
    Options loss = only(type, "loss", LAYERS_PACKAGE, vocabulary.losses(), problems);
    Options optimizer = only(type, "optimizer", OPTIMIZERS_PACKAGE, vocabulary.optimizers(), problems);
    NamedTypes named = new NamedTypes(environment, problems);
    Features features = named.features(type, network);
    Labels labels = named.labels(type, network);
    List<Integer> input = input(network, features, problems);
    if (problems.any() || loss == null || optimizer == null) {
      return null;
    }
    return new NetworkSpec(
        TypeNaming.of(type), input, features, labels, integers(network, "target"), layers, loss, optimizer, training(type), network.where());
  }

  /** Methods whose meaning this version cannot give them are refused rather than left unread. */
  private void refuseMethods(TypeElement type, Problems problems) {
    for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
      String name = method.getSimpleName().toString();
      if (name.equals("forward") || name.equals("loss")) {
        problems.report(
            Code.L116,
            places.of(method),
            "a network whose layers run in the order of its fields, which is all this version compiles",
            "a method " + name,
            name.equals("loss") ? "use a loss annotation such as @MSELoss" : "remove forward and declare the layers in order");
      }
    }
  }

  private List<Integer> input(Options network, @Nullable Features features, Problems problems) {
    List<Integer> written = integers(network, "input");
    boolean named = network.places().containsKey("features");
    if (written.isEmpty() != named) {
      problems.report(
          Code.L114,
          network.where(),
          "either the input's shape or a features record in @Network",
          written.isEmpty() ? "neither input nor features" : "both input and features",
          written.isEmpty() ? "write @Network(input = {28, 28}), say" : "remove one of the two");
    }
    return features != null ? List.of(features.columns()) : written;
  }

  private static List<Integer> integers(Options network, String member) {
    return network.numbers(member).stream().map(Double::intValue).toList();
  }

  private Options training(TypeElement type) {
    TypeElement annotation = Objects.requireNonNull(environment.getElementUtils().getTypeElement(TRAINING), TRAINING);
    return mirror(type, TRAINING)
        .map(mirror -> options.read(type, mirror))
        .orElseGet(() -> AnnotationOptions.defaults(annotation, places.of(type)));
  }

  /** The one annotation of a role that the class carries. */
  private @Nullable Options only(
      TypeElement type, String role, String packageName, java.util.Set<String> names, Problems problems) {
    List<Options> found =
        type.getAnnotationMirrors().stream()
            .filter(mirror -> names.contains(simpleName(mirror)) && qualifiedName(mirror).startsWith(packageName + "."))
            .map(mirror -> options.read(type, mirror))
            .toList();
    if (found.size() == 1) {
      return found.get(0);
    }
    List<String> sorted = names.stream().sorted().map(name -> "@" + name).toList();
    problems.report(
        Code.L111,
        found.isEmpty() ? places.of(type) : found.get(1).where(),
        "one " + role + " on the class",
        found.isEmpty() ? "none" : found.size() + ": " + found,
        found.isEmpty() ? "add one of " + String.join(", ", sorted) : "remove all but one");
    return null;
  }

  static String simpleName(AnnotationMirror mirror) {
    return mirror.getAnnotationType().asElement().getSimpleName().toString();
  }

  static String qualifiedName(AnnotationMirror mirror) {
    return MoreElements.asType(mirror.getAnnotationType().asElement()).getQualifiedName().toString();
  }

  private static Optional<? extends AnnotationMirror> mirror(TypeElement type, String annotation) {
    return type.getAnnotationMirrors().stream().filter(mirror -> qualifiedName(mirror).equals(annotation)).findFirst();
  }
}
