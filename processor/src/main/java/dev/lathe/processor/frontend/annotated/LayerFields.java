package dev.lathe.processor.frontend.annotated;

import dev.lathe.processor.diag.Code;
import dev.lathe.processor.diag.Problems;
import dev.lathe.processor.spec.LayerSpec;
import dev.lathe.processor.spec.Options;
import dev.lathe.processor.spec.Vocabulary;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a network: each layer has one layer annotation, one activation, or one of each. */
final class LayerFields {
  private static final String LAYER = "dev.lathe.nn.Layer";

  private final Vocabulary vocabulary;
  private final Places places;
  private final AnnotationOptions options;
  private final Problems problems;

  LayerFields(Vocabulary vocabulary, Places places, AnnotationOptions options, Problems problems) {
    this.vocabulary = vocabulary;
    this.places = places;
    this.options = options;
    this.problems = problems;
  }

  /** The layer of a field, under its name in the network; empty where there is none, or something was reported. */
  Optional<LayerSpec> read(VariableElement field, String name, UnaryOperator<Options> resolve) {
    List<Options> kinds = annotations(field, vocabulary.layers(), resolve);
    List<Options> activations = annotations(field, vocabulary.activations(), resolve);
    return isSound(field, kinds, activations)
        ? Optional.of(new LayerSpec(
            name,
            first(kinds),
            first(activations),
            annotations(field, vocabulary.settings(), resolve),
            places.of(field)))
        : Optional.empty();
  }

  /** The loss of a field of type {@code Loss}; empty where something was reported. */
  Optional<Options> loss(VariableElement field, UnaryOperator<Options> resolve) {
    List<Options> found = annotations(field, vocabulary.losses(), resolve);
    if (found.isEmpty() && !places.hasUnknownAnnotation(field)) {
      problems.report(
          Code.L112,
          places.of(field),
          "an annotation that says which loss '" + field.getSimpleName() + "' is",
          "none",
          "add one, such as @MSELoss, or remove the field");
    }
    return single(field, "loss", found) ? found.stream().findFirst() : Optional.empty();
  }

  /** Whether the field is a layer, or has annotations of one. */
  boolean isMeantAsLayer(VariableElement field) {
    return isLayer(field)
        || !annotations(field, vocabulary.layers(), options -> options).isEmpty()
        || !annotations(field, vocabulary.activations(), options -> options).isEmpty();
  }

  /** Whether the field is a layer; reports what is wrong with one that means to be. */
  private boolean isSound(VariableElement field, List<Options> kinds, List<Options> activations) {
    boolean annotated = !kinds.isEmpty() || !activations.isEmpty();
    if (!isLayer(field)) {
      if (annotated) {
        String found = TypeNaming.simple(field.asType()) + " " + field.getSimpleName();
        String fix = "declare it as Layer " + field.getSimpleName();
        problems.report(
            Code.L104,
            places.of(field),
            "a field of type Layer under a layer annotation",
            found,
            fix);
      }
      return false;
    }
    if (!annotated && !places.hasUnknownAnnotation(field)) {
      problems.report(
          Code.L112,
          places.of(field),
          "an annotation that says which layer '" + field.getSimpleName() + "' is",
          "none",
          "add one, such as @Linear(10), or remove the field");
    }
    return annotated && single(field, "layer", kinds) && single(field, "activation", activations);
  }

  private boolean single(VariableElement field, String role, List<Options> found) {
    if (found.size() <= 1) {
      return true;
    }
    problems.report(
        Code.L103,
        found.get(1).where(),
        "one " + role + " annotation on '" + field.getSimpleName() + "'",
        String.join(" and ", found.stream().map(Options::toString).toList()),
        "give each a field of its own: " + found.get(1) + " Layer next;");
    return false;
  }

  private List<Options> annotations(
      VariableElement field, Set<String> names, UnaryOperator<Options> resolve) {
    return field.getAnnotationMirrors().stream()
        .filter(mirror -> names.contains(AnnotatedClasses.simpleName(mirror)))
        .filter(mirror -> isOurs(AnnotatedClasses.qualifiedName(mirror)))
        .map(mirror -> resolve.apply(options.read(field, mirror)))
        .toList();
  }

  private static boolean isOurs(String annotation) {
    return annotation.startsWith(AnnotatedClasses.LAYERS_PACKAGE + ".")
        || annotation.startsWith(AnnotatedClasses.OPTIMIZERS_PACKAGE + ".");
  }

  static boolean isLayer(VariableElement field) {
    return FieldTypes.isNamed(field, LAYER);
  }

  private static @Nullable Options first(List<Options> options) {
    return options.isEmpty() ? null : options.get(0);
  }
}
