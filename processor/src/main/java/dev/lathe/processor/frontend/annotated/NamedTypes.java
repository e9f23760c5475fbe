package dev.lathe.processor.frontend.annotated;

import com.google.auto.common.MoreTypes;
import dev.lathe.processor.diag.Code;
import dev.lathe.processor.diag.Problems;
import dev.lathe.processor.diag.SourceRef;
import dev.lathe.processor.spec.Feature;
import dev.lathe.processor.spec.NetworkSpec.Features;
import dev.lathe.processor.spec.NetworkSpec.Labels;
import dev.lathe.processor.spec.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** The user's own types that a network names: a record of features, an enum of labels. */
final class NamedTypes {
  private static final String KINDS =
      "double, float, int, long, short, byte, boolean or an enum with constants";

  private final ProcessingEnvironment environment;
  private final Places places;
  private final Problems problems;

  NamedTypes(ProcessingEnvironment environment, Places places, Problems problems) {
    this.environment = environment;
    this.places = places;
    this.problems = problems;
  }

  /** Whether a member of {@code @Network} names a type: {@code void} stands for none. */
  static boolean isNamed(Options network, String member) {
    return !network.text(member).equals("void");
  }

  /** The record named as {@code features}; null where there is none or it cannot be used, which is reported. */
  @Nullable
  Features features(TypeElement network, Options options) {
    if (!isNamed(options, "features")) {
      return null;
    }
    TypeElement record = named(network, "features");
    SourceRef where = options.where("features");
    if (record == null || record.getKind() != ElementKind.RECORD) {
      String found = record == null ? options.text("features") : describe(record);
      problems.report(
          Code.L113,
          where,
          "features to be a record",
          found,
          "name a record whose components are " + KINDS);
      return null;
    }
    if (isHidden(record) || !record.getTypeParameters().isEmpty()) {
      String fix = isHidden(record) ? "remove private" : "remove the type parameters";
      problems.report(
          Code.L113,
          where,
          "a features record that is neither private nor generic",
          describe(record),
          fix);
      return null;
    }
    List<? extends RecordComponentElement> components =
        ElementFilter.recordComponentsIn(record.getEnclosedElements());
    if (components.isEmpty()) {
      problems.report(
          Code.L113,
          where,
          "a features record with components",
          describe(record) + " without any",
          "add one, of " + KINDS);
    }
    List<Feature> read = new ArrayList<>();
    components.forEach(component -> feature(component, record, where).ifPresent(read::add));
    return new Features(TypeNaming.of(record), read);
  }

  /** The enum named as {@code labels}; null where there is none or it cannot be used, which is reported. */
  @Nullable
  Labels labels(TypeElement network, Options options) {
    if (!isNamed(options, "labels")) {
      return null;
    }
    TypeElement type = named(network, "labels");
    SourceRef where = options.where("labels");
    if (type == null || type.getKind() != ElementKind.ENUM || constants(type).isEmpty()) {
      boolean empty = type != null && type.getKind() == ElementKind.ENUM;
      String found =
          type == null ? options.text("labels") : describe(type) + (empty ? " without any" : "");
      problems.report(
          Code.L115,
          where,
          "labels to be an enum with constants",
          found,
          "name an enum with one constant a class, in order");
      return null;
    }
    if (isHidden(type)) {
      problems.report(
          Code.L115, where, "a labels enum that is not private", describe(type), "remove private");
      return null;
    }
    return new Labels(TypeNaming.of(type), constants(type), where);
  }

  /** The class that a member of {@code @Network} names; null where that is an array or a primitive type. */
  private static @Nullable TypeElement named(TypeElement network, String member) {
    TypeMirror type = network.getAnnotationMirrors().stream()
        .filter(mirror -> AnnotatedClasses.qualifiedName(mirror).equals(AnnotatedClasses.NETWORK))
        .flatMap(mirror -> mirror.getElementValues().entrySet().stream())
        .filter(entry -> entry.getKey().getSimpleName().contentEquals(member))
        .map(entry -> (TypeMirror) entry.getValue().getValue())
        .findFirst()
        .orElseThrow();
    return type.getKind() == TypeKind.DECLARED ? MoreTypes.asTypeElement(type) : null;
  }

  private Optional<Feature> feature(
      RecordComponentElement component, TypeElement record, SourceRef where) {
    String name = component.getSimpleName().toString();
    TypeMirror type = component.asType();
    switch (type.getKind()) {
      case DOUBLE, FLOAT, INT, LONG, SHORT, BYTE:
        return Optional.of(new Feature(name, Feature.Kind.NUMBER, List.of()));
      case BOOLEAN:
        return Optional.of(new Feature(name, Feature.Kind.FLAG, List.of()));
      default:
        Element element = environment.getTypeUtils().asElement(type);
        boolean category = element != null
            && element.getKind() == ElementKind.ENUM
            && !constants(element).isEmpty();
        if (category) {
          return Optional.of(new Feature(name, Feature.Kind.CATEGORY, constants(element)));
        }
        String found =
            TypeNaming.simple(type) + " " + name + " in " + places.of(record).text();
        problems.report(
            Code.L113,
            where,
            "features of types that can be turned into numbers",
            found,
            "make it " + KINDS + ", or leave it out");
        return Optional.empty();
    }
  }

  private static List<String> constants(Element type) {
    return type.getEnclosedElements().stream()
        .filter(element -> element.getKind() == ElementKind.ENUM_CONSTANT)
        .map(element -> element.getSimpleName().toString())
        .toList();
  }

  private static boolean isHidden(TypeElement type) {
    return TypeNaming.withOwners(type).stream()
        .anyMatch(owner -> owner.getModifiers().contains(Modifier.PRIVATE));
  }

  private static String describe(TypeElement type) {
    String modifier = isHidden(type) ? "private " : "";
    return modifier + type.getKind().name().toLowerCase(java.util.Locale.ROOT) + " "
        + TypeNaming.withParameters(type);
  }
}
