package dev.lathe.processor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.Set;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Modifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may use whom in the compiler. */
class LayersTest {
  private static final String ROOT = "dev.lathe.processor";
  private static final JavaClasses CLASSES = new ClassFileImporter()
      .importUrl(NetworkProcessor.class.getProtectionDomain().getCodeSource().getLocation());

  /** What writing Java needs of javac's model: modifiers of what is written, and which names are keywords. */
  private static final Set<String> WORDS_OF_JAVA =
      Set.of(Modifier.class.getName(), SourceVersion.class.getName());

  @Test
  void layers() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("entry")
        .definedBy(ROOT)
        .layer("diag")
        .definedBy(ROOT + ".diag..")
        .layer("spec")
        .definedBy(ROOT + ".spec..")
        .layer("ir")
        .definedBy(ROOT + ".ir..")
        .layer("frontend")
        .definedBy(ROOT + ".frontend..")
        .layer("lower")
        .definedBy(ROOT + ".lower..")
        .layer("pass")
        .definedBy(ROOT + ".pass..")
        .layer("plan")
        .definedBy(ROOT + ".plan..")
        .layer("backend")
        .definedBy(ROOT + ".backend..")
        .layer("emit")
        .definedBy(ROOT + ".emit..")
        .layer("weights")
        .definedBy(ROOT + ".weights..")
        .whereLayer("entry")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("diag")
        .mayNotAccessAnyLayer()
        .whereLayer("emit")
        .mayNotAccessAnyLayer()
        .whereLayer("weights")
        .mayNotAccessAnyLayer()
        .whereLayer("spec")
        .mayOnlyAccessLayers("diag")
        .whereLayer("ir")
        .mayOnlyAccessLayers("diag")
        .whereLayer("frontend")
        .mayOnlyAccessLayers("spec", "diag")
        .whereLayer("lower")
        .mayOnlyAccessLayers("ir", "spec", "diag")
        .whereLayer("pass")
        .mayOnlyAccessLayers("ir", "diag")
        .whereLayer("plan")
        .mayOnlyAccessLayers("ir", "diag")
        .whereLayer("backend")
        .mayOnlyAccessLayers("plan", "ir", "spec", "diag", "emit", "weights")
        .check(CLASSES);
  }

  @Test
  void noCycles() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void backEndsDoNotKnowEachOther() {
    slices().matching(ROOT + ".backend.(*)..").should().notDependOnEachOther().check(CLASSES);
  }

  @Test
  void modelOfJavacOnlyWhereSourceIsReadAndWritten() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT, ROOT + ".frontend.annotated..", ROOT + ".diag..")
        .and()
        .doNotHaveSimpleName("SourceFiles")
        .should()
        .dependOnClassesThat(isModelOfJavac())
        .check(CLASSES);
  }

  private static DescribedPredicate<JavaClass> isModelOfJavac() {
    return DescribedPredicate.describe(
        "are javac's model",
        type -> List.of(
                    "javax.lang.model",
                    "javax.annotation.processing",
                    "com.sun.source",
                    "com.sun.tools")
                .stream()
                .anyMatch(type.getPackageName()::startsWith)
            && !WORDS_OF_JAVA.contains(type.getName()));
  }

  @Test
  void wordsOfJavaOnlyWhereJavaIsWritten() {
    noClasses()
        .that()
        .resideInAnyPackage(
            ROOT + ".spec..", ROOT + ".ir..", ROOT + ".lower..", ROOT + ".pass..", ROOT + ".plan..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("javax.lang.model..")
        .check(CLASSES);
  }

  @Test
  void javaPoetOnlyWhereJavaIsWritten() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT, ROOT + ".backend..", ROOT + ".emit..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.palantir.javapoet..")
        .check(CLASSES);
  }

  @Test
  void onlyTheEntryAndTheFrontEndKnowAutoCommonAndGuava() {
    classes()
        .that()
        .resideOutsideOfPackages(ROOT, ROOT + ".frontend.annotated..")
        .should()
        .onlyDependOnClassesThat()
        .resideOutsideOfPackages("com.google..")
        .check(CLASSES);
  }

  @Test
  void theCompilerDoesNotKnowWhatItCompilesFor() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.lathe.runtime..", "dev.lathe.data..", "dev.lathe.io..", "dev.lathe.nn..")
        .check(CLASSES);
  }

  /** An empty import must not pass. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "diag",
        "spec",
        "ir",
        "frontend.annotated",
        "lower",
        "lower.layer",
        "pass",
        "plan",
        "backend",
        "backend.cpu",
        "backend.api",
        "emit",
        "weights"
      })
  void everyLayerHasClasses(String name) {
    assertTrue(
        CLASSES.stream().anyMatch(type -> type.getPackageName().equals(ROOT + "." + name)), name);
  }

  @Test
  void manyClassesWereRead() {
    assertTrue(CLASSES.size() > 120, CLASSES.size() + " classes");
  }
}
