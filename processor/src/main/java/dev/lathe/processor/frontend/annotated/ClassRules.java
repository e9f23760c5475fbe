package dev.lathe.processor.frontend.annotated;

import dev.lathe.processor.diag.Code;
import dev.lathe.processor.diag.Problems;
import java.util.Locale;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;

/** What kind of class can be a network: reachable from the same package, without parameters of its own, all its meaning in its fields. */
final class ClassRules {
  private final Places places;
  private final Problems problems;

  ClassRules(Places places, Problems problems) {
    this.places = places;
    this.problems = problems;
  }

  /** Reports what is wrong with the class itself; false where it is no class, so that nothing more can be said of it. */
  boolean check(TypeElement type) {
    if (type.getKind() != ElementKind.CLASS) {
      String found = "the " + type.getKind().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " "
          + type.getSimpleName();
      return refuse(type, "a class", found, "make it a class");
    }
    boolean sound = true;
    for (TypeElement owner : TypeNaming.withOwners(type)) {
      sound = sound && check(owner, type); // the first rule that is broken
    }
    refuseInherited(type);
    return true;
  }

  private boolean check(TypeElement owner, TypeElement network) {
    String name = owner.getSimpleName().toString();
    if (owner.getModifiers().contains(Modifier.PRIVATE)) {
      return refuse(
          network, "a class that its package can see", "private class " + name, "remove private");
    }
    if (!owner.getTypeParameters().isEmpty()) {
      return refuse(
          network,
          "a class without type parameters",
          TypeNaming.withParameters(owner),
          "remove the type parameters");
    }
    boolean inner = owner.getNestingKind() == NestingKind.MEMBER
        && !owner.getModifiers().contains(Modifier.STATIC);
    boolean implicitlyStatic = owner.getKind() != ElementKind.CLASS || isInInterface(owner);
    if (inner && !implicitlyStatic) {
      return refuse(
          network, "a static class where it is nested", "inner class " + name, "add static");
    }
    return true;
  }

  private static boolean isInInterface(TypeElement type) {
    Element owner = type.getEnclosingElement();
    return owner != null && owner.getKind().isInterface();
  }

  private boolean refuse(TypeElement network, String expected, String found, String fix) {
    problems.report(Code.L108, places.of(network), "@Network on " + expected, found, fix);
    return false;
  }

  /** Layers of a superclass, whose order this version does not know, are refused rather than left unread. */
  private void refuseInherited(TypeElement type) {
    for (TypeElement parent : TypeNaming.superclasses(type)) {
      for (VariableElement field : ElementFilter.fieldsIn(parent.getEnclosedElements())) {
        if (LayerFields.isLayer(field)) {
          problems.report(
              Code.L116,
              places.of(type),
              "a network whose layers are fields of its own, which is what this version compiles",
              "layer " + places.of(field).text() + " of superclass " + parent.getSimpleName(),
              "declare the layers of " + parent.getSimpleName() + " in " + type.getSimpleName());
          return;
        }
      }
    }
  }
}
