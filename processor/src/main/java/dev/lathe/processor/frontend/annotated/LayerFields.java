package dev.lathe.processor.frontend.annotated;

import com.google.auto.common.MoreTypes;
import dev.lathe.processor.diag.Code;
import dev.lathe.processor.diag.Problems;
import dev.lathe.processor.spec.LayerSpec;
import dev.lathe.processor.spec.Options;
import dev.lathe.processor.spec.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;
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

  List<LayerSpec> read(TypeElement type) {
    List<LayerSpec> layers = new ArrayList<>();
    boolean attempted = false;
    for (VariableElement field : ElementFilter.fieldsIn(type.getEnclosedElements())) {
      List<Options> kinds = annotations(field, vocabulary.layers());
      List<Options> activations = annotations(field, vocabulary.activations());
      attempted |= isLayer(field) || !kinds.isEmpty() || !activations.isEmpty();
      if (isSound(field, kinds, activations)) {
        layers.add(new LayerSpec(
            field.getSimpleName().toString(), first(kinds), first(activations), places.of(field)));
      }
    }
    if (!attempted) {
      problems.report(
          Code.L105,
          places.of(type),
          "at least one layer in a network",
          "no field of type Layer",
          "add one: @Linear(10) Layer logits;");
    }
    return layers;
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

  private List<Options> annotations(VariableElement field, Set<String> names) {
    return field.getAnnotationMirrors().stream()
        .filter(mirror -> names.contains(AnnotatedClasses.simpleName(mirror)))
        .filter(mirror -> AnnotatedClasses.qualifiedName(mirror)
            .startsWith(AnnotatedClasses.LAYERS_PACKAGE + "."))
        .map(mirror -> options.read(field, mirror))
        .toList();
  }

  static boolean isLayer(VariableElement field) {
    return field.asType().getKind() == TypeKind.DECLARED
        && MoreTypes.asTypeElement(field.asType()).getQualifiedName().contentEquals(LAYER);
  }

  private static @Nullable Options first(List<Options> options) {
    return options.isEmpty() ? null : options.get(0);
  }
}
