package dev.lathe.processor.frontend.annotated;

import com.google.auto.common.MoreElements;
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
  private final ProcessingEnvironment environment;
  private final Problems problems;

  NamedTypes(ProcessingEnvironment environment, Problems problems) {
    this.environment = environment;
    this.problems = problems;
  }

  /** The record named as {@code features}; null where there is none or it cannot be used, which is reported. */
  @Nullable Features features(TypeElement network, Options options) {
    TypeElement record = named(network, options, "features");
    if (record == null) {
      return null;
    }
    SourceRef where = options.where("features");
    if (record.getKind() != ElementKind.RECORD || !record.getTypeParameters().isEmpty() || isHidden(record)) {
      refuse(Code.L113, where, "features to be a record that is neither private nor generic", describe(record));
      return null;
    }
    List<Feature> components = new ArrayList<>();
    for (RecordComponentElement component : ElementFilter.recordComponentsIn(record.getEnclosedElements())) {
      Feature feature = feature(component, where);
      if (feature != null) {
        components.add(feature);
      }
    }
    if (components.isEmpty()) {
      refuse(Code.L113, where, "a features record with components", describe(record) + " without any that can be used");
    }
    return new Features(TypeNaming.of(record), components);
  }

  /** The enum named as {@code labels}; null where there is none or it cannot be used, which is reported. */
  @Nullable Labels labels(TypeElement network, Options options) {
    TypeElement type = named(network, options, "labels");
    if (type == null) {
      return null;
    }
    SourceRef where = options.where("labels");
    List<String> constants = constants(type);
    if (type.getKind() != ElementKind.ENUM || constants.isEmpty() || isHidden(type)) {
      refuse(Code.L115, where, "labels to be an enum with constants that is not private", describe(type));
      return null;
    }
    return new Labels(TypeNaming.of(type), constants, where);
  }

  /** The class that a member of {@code @Network} names; null where it was left out or is no class at all, which is reported. */
  private @Nullable TypeElement named(TypeElement network, Options options, String member) {
    if (!options.places().containsKey(member)) {
      return null;
    }
    TypeMirror type =
        network.getAnnotationMirrors().stream()
            .filter(mirror -> AnnotatedClasses.qualifiedName(mirror).equals(AnnotatedClasses.NETWORK))
            .flatMap(mirror -> mirror.getElementValues().entrySet().stream())
            .filter(entry -> entry.getKey().getSimpleName().contentEquals(member))
            .map(entry -> (TypeMirror) entry.getValue().getValue())
            .findFirst()
            .orElseThrow();
    if (type.getKind() == TypeKind.DECLARED) {
      return MoreTypes.asTypeElement(type);
    }
    refuse(member.equals("labels") ? Code.L115 : Code.L113, options.where(member), "a class as " + member, type + ".class");
    return null;
  }

  private @Nullable Feature feature(RecordComponentElement component, SourceRef where) {
    String name = component.getSimpleName().toString();
    TypeMirror type = component.asType();
    switch (type.getKind()) {
      case DOUBLE, FLOAT, INT, LONG, SHORT, BYTE:
        return new Feature(name, Feature.Kind.NUMBER, List.of());
      case BOOLEAN:
        return new Feature(name, Feature.Kind.FLAG, List.of());
      default:
        return category(name, type, where);
    }
  }

  private @Nullable Feature category(String name, TypeMirror type, SourceRef where) {
    Element element = environment.getTypeUtils().asElement(type);
    if (element != null && element.getKind() == ElementKind.ENUM && !constants(MoreElements.asType(element)).isEmpty()) {
      return new Feature(name, Feature.Kind.CATEGORY, constants(MoreElements.asType(element)));
    }
    refuse(Code.L113, where, "features that are numbers, booleans or enums", type + " " + name);
    return null;
  }

  private void refuse(Code code, SourceRef where, String expected, String found) {
    String fix =
        code == Code.L115
            ? "name an enum whose constants are the classes, in order"
            : "name a record of double, float, int, long, short, byte, boolean or enum components";
    problems.report(code, where, expected, found, fix);
  }

  private static List<String> constants(TypeElement type) {
    return type.getEnclosedElements().stream()
        .filter(element -> element.getKind() == ElementKind.ENUM_CONSTANT)
        .map(element -> element.getSimpleName().toString())
        .toList();
  }

  private static boolean isHidden(TypeElement type) {
    return TypeNaming.withOwners(type).stream().anyMatch(owner -> owner.getModifiers().contains(Modifier.PRIVATE));
  }

  private static String describe(TypeElement type) {
    String modifier = isHidden(type) ? "private " : "";
    return modifier + type.getKind().name().toLowerCase(java.util.Locale.ROOT) + " " + type.getSimpleName();
  }
}
