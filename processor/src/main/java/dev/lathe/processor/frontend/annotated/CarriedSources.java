package dev.lathe.processor.frontend.annotated;

import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Finds the source that the processor has put beside a block when it was compiled. */
final class CarriedSources {
  private static final String ANNOTATION = AnnotatedClasses.LAYERS_PACKAGE + ".BlockSource";

  private final Elements elements;

  CarriedSources(Elements elements) {
    this.elements = elements;
  }

  Source read(TypeElement block) throws UnreadableBlock {
    BlockText text = text(block);
    ParsedBlock parsed = ParsedBlock.of(text.text(), block.getSimpleName().toString());
    Source source = new CarriedSource(block, text, parsed, elements);
    if (!fields(block).equals(fields(source))) {
      throw new UnreadableBlock(
          "the source of a class with other fields than " + block.getSimpleName() + " has",
          "delete what was compiled, and compile " + block.getSimpleName() + " again");
    }
    return source;
  }

  private static List<String> fields(TypeElement block) {
    return ElementFilter.fieldsIn(block.getEnclosedElements()).stream()
        .map(VariableElement::getSimpleName)
        .map(String::valueOf)
        .toList();
  }

  private static List<String> fields(Source source) {
    return source.fields().stream().map(field -> field.getName().toString()).toList();
  }

  private BlockText text(TypeElement block) throws UnreadableBlock {
    AnnotationMirror mirror = mirror(block);
    int version = value(mirror, "version", Integer.class);
    if (version != BlockText.VERSION) {
      throw new UnreadableBlock(
          "version " + version + " of it, where this processor reads " + BlockText.VERSION,
          "compile both with the same version of lathe-processor");
    }
    StringBuilder text = new StringBuilder();
    for (Object part : value(mirror, "value", List.class)) {
      text.append(((AnnotationValue) part).getValue());
    }
    return new BlockText(
        BlockText.carrier(block),
        value(mirror, "file", String.class),
        value(mirror, "line", Integer.class),
        text.toString());
  }

  private AnnotationMirror mirror(TypeElement block) throws UnreadableBlock {
    PackageElement owner = elements.getPackageOf(block);
    String carrier =
        (owner.isUnnamed() ? "" : owner.getQualifiedName() + ".") + BlockText.carrier(block);
    Optional<? extends AnnotationMirror> mirror = Optional.ofNullable(
            elements.getTypeElement(elements.getModuleOf(block), carrier))
        .flatMap(type -> FieldTypes.mirror(type, ANNOTATION));
    return mirror.orElseThrow(
        () -> new UnreadableBlock(
            "a class file without it: no class " + carrier,
            "compile " + block.getSimpleName()
                + " with lathe-processor on the processor path, or its source together with the network"));
  }

  private static <T> T value(AnnotationMirror mirror, String member, Class<T> type)
      throws UnreadableBlock {
    return mirror.getElementValues().entrySet().stream()
        .filter(entry -> entry.getKey().getSimpleName().contentEquals(member))
        .map(entry -> entry.getValue().getValue())
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst()
        .orElseThrow(() -> new UnreadableBlock(
            "@BlockSource without " + member,
            "compile the block again with this version of lathe-processor"));
  }
}
