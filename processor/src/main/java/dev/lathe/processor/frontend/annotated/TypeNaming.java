package dev.lathe.processor.frontend.annotated;

import com.google.auto.common.MoreElements;
import dev.lathe.processor.spec.NetworkSpec.TypeNames;
import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** Names of a class and its owners. */
final class TypeNaming {
  private TypeNaming() {}

  static TypeNames of(TypeElement type) {
    LinkedList<String> names = new LinkedList<>();
    boolean isPublic = true;
    for (TypeElement owner : withOwners(type)) {
      names.addFirst(owner.getSimpleName().toString());
      isPublic &= owner.getModifiers().contains(Modifier.PUBLIC);
    }
    String packageName = MoreElements.getPackage(type).getQualifiedName().toString();
    return new TypeNames(packageName, names, isPublic);
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
