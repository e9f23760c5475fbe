package dev.lathe.processor.frontend.annotated;

import com.google.auto.common.MoreTypes;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** What a field of a network is by its type; an array counts as what it holds. */
final class FieldTypes {
  private static final String TENSOR = AnnotatedClasses.LAYERS_PACKAGE + ".Tensor";
  private static final String LOSS = AnnotatedClasses.LAYERS_PACKAGE + ".Loss";

  private FieldTypes() {}

  static boolean isArray(VariableElement field) {
    return field.asType().getKind() == TypeKind.ARRAY;
  }

  private static Optional<TypeElement> element(VariableElement field) {
    TypeMirror type =
        field.asType() instanceof ArrayType array ? array.getComponentType() : field.asType();
    return type.getKind() == TypeKind.DECLARED
        ? Optional.of(MoreTypes.asTypeElement(type))
        : Optional.empty();
  }

  static boolean isNamed(VariableElement field, String type) {
    return element(field)
        .filter(each -> each.getQualifiedName().contentEquals(type))
        .isPresent();
  }

  static boolean isTensor(VariableElement field) {
    return isNamed(field, TENSOR);
  }

  static boolean isLoss(VariableElement field) {
    return isNamed(field, LOSS);
  }

  static boolean isTensor(TypeMirror type) {
    return type.getKind() == TypeKind.DECLARED
        && MoreTypes.asTypeElement(type).getQualifiedName().contentEquals(TENSOR);
  }

  /** The block's class, where the field is one. */
  static Optional<TypeElement> block(VariableElement field) {
    return element(field).filter(type -> mirror(type, AnnotatedClasses.BLOCK).isPresent());
  }

  /** The annotation of that qualified name. */
  static Optional<? extends AnnotationMirror> mirror(Element element, String annotation) {
    return element.getAnnotationMirrors().stream()
        .filter(mirror -> AnnotatedClasses.qualifiedName(mirror).equals(annotation))
        .findFirst();
  }
}
