package dev.lathe.processor.frontend.annotated;

import com.google.auto.common.MoreElements;
import com.sun.source.util.Trees;
import dev.lathe.processor.diag.Problems;
import dev.lathe.processor.diag.SourceRef;
import dev.lathe.processor.spec.NetworkSpec;
import dev.lathe.processor.spec.Options;
import dev.lathe.processor.spec.Vocabulary;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Reads a class annotated with {@code @Network} into a {@link NetworkSpec}: fields are layers, methods say what they do. */
public final class AnnotatedClasses {
  /** The annotation that makes a class a network. */
  public static final String NETWORK = "dev.lathe.nn.Network";

  /** The annotation that makes a class a part of networks. */
  public static final String BLOCK = "dev.lathe.nn.Block";

  static final String LAYERS_PACKAGE = "dev.lathe.nn";
  static final String OPTIMIZERS_PACKAGE = "dev.lathe.optim";

  private final ProcessingEnvironment environment;
  private final Vocabulary vocabulary;
  private final Places places;
  private final Elements elements;

  public AnnotatedClasses(ProcessingEnvironment environment, Vocabulary vocabulary) {
    this.environment = environment;
    this.vocabulary = vocabulary;
    this.places = new Places(environment);
    this.elements = environment.getElementUtils();
  }

  /** The place of the class itself. */
  public SourceRef where(TypeElement type) {
    return places.of(type);
  }

  /**
   * What was read of a class.
   *
   * @param network the whole of it; null where something was reported
   * @param annotations every annotation of ours that was found, for checks of each by itself
   */
  public record Reading(@Nullable NetworkSpec network, List<Options> annotations) {}

  /** The network that the class describes. */
  public Reading read(TypeElement type, Problems problems) {
    if (!new ClassRules(places, problems).check(type)) {
      return new Reading(null, List.of());
    }
    return new ClassReading(type, environment, vocabulary, new Places(environment), problems)
        .read();
  }

  /** The source of a block as other compilations need it; empty where no other can use the block, or the compiler has no trees. */
  public Optional<BlockText> text(TypeElement block) throws IOException {
    Optional<Trees> trees = trees().filter(known -> isVisible(block));
    return trees.isPresent()
        ? Optional.of(QualifiedText.of(block, trees.get(), elements))
        : Optional.empty();
  }

  private static boolean isVisible(TypeElement type) {
    return TypeNaming.withOwners(type).stream()
        .noneMatch(owner -> owner.getModifiers().contains(Modifier.PRIVATE));
  }

  /** The compiler's trees, where it shows them: places inside of methods are printed with them. */
  public Optional<Trees> trees() {
    return Unwrapping.trees(environment);
  }

  static String simpleName(AnnotationMirror mirror) {
    return mirror.getAnnotationType().asElement().getSimpleName().toString();
  }

  static String qualifiedName(AnnotationMirror mirror) {
    return MoreElements.asType(mirror.getAnnotationType().asElement())
        .getQualifiedName()
        .toString();
  }
}
