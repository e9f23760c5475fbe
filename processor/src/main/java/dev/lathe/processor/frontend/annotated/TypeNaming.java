package dev.lathe.processor.frontend.annotated;

import com.google.auto.common.MoreElements;
import com.google.auto.common.MoreTypes;
import dev.lathe.processor.spec.NetworkSpec.TypeNames;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Names of a class and its owners. */
final class TypeNaming {
  private static final Pattern PACKAGE = Pattern.compile("\\b(\\p{Lower}\\w*\\.)+(?=\\p{Upper})");

  private TypeNaming() {}

  static TypeNames of(TypeElement type) {
    List<String> names = new ArrayList<>();
    boolean isPublic = true;
    for (TypeElement owner : withOwners(type)) {
      names.add(0, owner.getSimpleName().toString());
      isPublic &= owner.getModifiers().contains(Modifier.PUBLIC);
    }
    String packageName = MoreElements.getPackage(type).getQualifiedName().toString();
    return new TypeNames(packageName, names, isPublic);
  }

  /** {@code Pair<A, B>}. */
  static String withParameters(TypeElement type) {
    return type.getTypeParameters().isEmpty()
        ? type.getSimpleName().toString()
        : type.getTypeParameters().stream()
            .map(Object::toString)
            .collect(Collectors.joining(", ", type.getSimpleName() + "<", ">"));
  }

  /** A type as it reads without packages: {@code String[]}, {@code Map<String, Layer>}. */
  static String simple(TypeMirror type) {
    return withoutPackages(type.toString()).replace(",", ", ");
  }

  static String withoutPackages(String text) {
    return PACKAGE.matcher(text).replaceAll("");
  }

  /** The superclasses that are in source or class files, nearest first. */
  static List<TypeElement> superclasses(TypeElement type) {
    List<TypeElement> parents = new ArrayList<>();
    TypeMirror parent = type.getSuperclass();
    while (parent.getKind() == TypeKind.DECLARED) {
      parents.add(MoreTypes.asTypeElement(parent));
      parent = MoreTypes.asTypeElement(parent).getSuperclass();
    }
    return parents;
  }

  /** The class, the class it is nested in, and so on outwards. */
  static List<TypeElement> withOwners(TypeElement type) {
    List<TypeElement> owners = new ArrayList<>();
    Element owner = type;
    while (owner != null && MoreElements.isType(owner)) {
      owners.add(MoreElements.asType(owner));
      owner = owner.getEnclosingElement();
    }
    return owners;
  }
}
