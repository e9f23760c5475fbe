package dev.lathe.processor.frontend.annotated;

import dev.lathe.processor.diag.Code;
import dev.lathe.processor.diag.Problems;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;

/** What kind of class code can be generated beside: reachable from the same package, and without parameters of its own. */
final class ClassRules {
  private final Places places;
  private final Problems problems;

  ClassRules(Places places, Problems problems) {
    this.places = places;
    this.problems = problems;
  }

  /** Reports the first rule that the class or one of its owners breaks. */
  void check(TypeElement type) {
    if (type.getKind() != ElementKind.CLASS) {
      refuse(type, "a class", "the " + words(type.getKind()) + " " + type.getSimpleName(), "make it a class");
      return;
    }
    boolean sound = true;
    for (TypeElement owner : TypeNaming.withOwners(type)) {
      sound = sound && check(owner, type);
    }
  }

  private boolean check(TypeElement owner, TypeElement network) {
    String name = owner.getSimpleName().toString();
    if (owner.getModifiers().contains(Modifier.PRIVATE)) {
      return refuse(network, "a class that others in its package can see", "private class " + name, "remove private");
    }
    if (!owner.getTypeParameters().isEmpty()) {
      String parameters = owner.getTypeParameters().toString();
      return refuse(network, "a class without type parameters", name + "<" + parameters + ">", "remove the type parameters");
    }
    boolean inner = owner.getNestingKind() == NestingKind.MEMBER && !owner.getModifiers().contains(Modifier.STATIC);
    boolean implicitlyStatic = owner.getKind() != ElementKind.CLASS || isInInterface(owner);
    if (inner && !implicitlyStatic) {
      return refuse(network, "a static class where it is nested in another", "inner class " + name, "add static");
    }
    return true;
  }

  private static boolean isInInterface(TypeElement type) {
    Element owner = type.getEnclosingElement();
    return owner != null && owner.getKind().isInterface();
  }

  private boolean refuse(TypeElement network, String expected, String found, String fix) {
    problems.report(Code.L108, places.of(network), expected + " under @Network", found, fix);
    return false;
  }

  private static String words(ElementKind kind) {
    return kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
  }
}
