package dev.lathe.processor.frontend.annotated;

import dev.lathe.processor.diag.Code;
import dev.lathe.processor.diag.Problems;
import dev.lathe.processor.diag.SourceRef;
import dev.lathe.processor.spec.Options;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Reads the annotations of a network that stand on the class itself, one of each role. */
final class ClassAnnotations {
  /** What is proposed where an annotation is missing. */
  private static final List<String> USUAL = List.of("Adam", "CrossEntropyLoss", "MSELoss", "SGD");

  private final TypeElement type;
  private final Places places;
  private final AnnotationOptions options;
  private final Problems problems;

  ClassAnnotations(TypeElement type, Places places, AnnotationOptions options, Problems problems) {
    this.type = type;
    this.places = places;
    this.options = options;
    this.problems = problems;
  }

  /** The one annotation of a role; null where there is none or another too, which is reported. */
  @Nullable
  Options only(String role, String packageName, Set<String> names) {
    List<Options> found = all(packageName, names);
    if (found.size() == 1) {
      return found.get(0);
    }
    if (found.size() > 1) {
      report(found.get(1).where(), role, join(found, " and "), "remove all but one");
    } else if (!places.hasUnknownAnnotation(type)) {
      List<String> choice =
          USUAL.stream().filter(names::contains).map(name -> "@" + name).toList();
      report(places.of(type), role, "none", "add " + join(choice, " or "));
    }
    return null;
  }

  /** Null; reports an annotation of a role that {@code other} has taken. */
  @Nullable
  Options none(String role, String other, String packageName, Set<String> names) {
    for (Options found : all(packageName, names)) {
      report(found.where(), role, found + " besides " + other, "remove one of the two");
    }
    return null;
  }

  /** Those of a role, in the order in which they are written. */
  List<Options> all(String packageName, Set<String> names) {
    return type.getAnnotationMirrors().stream()
        .filter(mirror -> names.contains(AnnotatedClasses.simpleName(mirror)))
        .filter(mirror -> AnnotatedClasses.qualifiedName(mirror).startsWith(packageName + "."))
        .map(mirror -> options.keep(options.read(type, mirror)))
        .toList();
  }

  private void report(SourceRef where, String role, String found, String fix) {
    problems.report(
        Code.L111, where, "one " + role + " annotation on " + type.getSimpleName(), found, fix);
  }

  private static String join(List<?> parts, String separator) {
    return parts.stream().map(Object::toString).collect(Collectors.joining(separator));
  }
}
