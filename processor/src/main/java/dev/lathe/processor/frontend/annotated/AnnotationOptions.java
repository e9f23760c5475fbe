package dev.lathe.processor.frontend.annotated;

import com.google.auto.common.AnnotationMirrors;
import dev.lathe.processor.diag.SourceRef;
import dev.lathe.processor.spec.Options;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;

/** Reads the annotations of one class into {@link Options}. */
final class AnnotationOptions {
  private final Places places;

  private final List<Options> all = new ArrayList<>();

  AnnotationOptions(Places places) {
    this.places = places;
  }

  /** Everything that was read so far, in that order. */
  List<Options> all() {
    return List.copyOf(all);
  }

  Options read(Element element, AnnotationMirror mirror) {
    Map<String, Object> values = new TreeMap<>();
    AnnotationMirrors.getAnnotationValuesWithDefaults(mirror)
        .forEach((member, value) -> values.put(member.getSimpleName().toString(), plain(value)));
    Map<String, SourceRef> written = new LinkedHashMap<>();
    mirror
        .getElementValues()
        .forEach((member, value) ->
            written.put(member.getSimpleName().toString(), places.of(element, mirror, value)));
    String name = mirror.getAnnotationType().asElement().getSimpleName().toString();
    return new Options(name, values, written, places.of(element, mirror, null));
  }

  /** The options, remembered for {@link #all}. */
  Options keep(Options options) {
    all.add(options);
    return options;
  }

  /** An annotation that was not written, with all its defaults. */
  static Options defaults(TypeElement annotation, SourceRef where) {
    Map<String, Object> values = new TreeMap<>();
    for (ExecutableElement member : ElementFilter.methodsIn(annotation.getEnclosedElements())) {
      values.put(
          member.getSimpleName().toString(),
          plain(Objects.requireNonNull(member.getDefaultValue())));
    }
    return new Options(annotation.getSimpleName().toString(), values, Map.of(), where);
  }

  private static Object plain(AnnotationValue value) {
    Object raw = value.getValue();
    if (raw instanceof Float number) {
      return decimal(number);
    }
    if (raw instanceof List<?> list) {
      return list.stream().map(each -> plain((AnnotationValue) each)).toList();
    }
    if (raw instanceof VariableElement constant) {
      return constant.getSimpleName().toString();
    }
    return raw instanceof Number || raw instanceof Boolean ? raw : raw.toString();
  }

  /** The number as the user wrote it: {@code 0.999f} means 0.999, and 1 - 0.999 must not be off by the float's error. */
  private static double decimal(float written) {
    return Double.parseDouble(Float.toString(written));
  }
}
