package dev.lathe.processor.frontend.annotated;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import dev.lathe.processor.diag.SourceRef;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.Name;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * The source of a block that was compiled before. Its names of types are qualified ones, so that what is left to find are fields of the block's own and
 * classes.
 */
final class CarriedSource implements Source {
  private final TypeElement block;
  private final BlockText text;
  private final ParsedBlock parsed;
  private final Elements elements;

  CarriedSource(TypeElement block, BlockText text, ParsedBlock parsed, Elements elements) {
    this.block = block;
    this.text = text;
    this.parsed = parsed;
    this.elements = elements;
  }

  @Override
  public ClassTree tree() {
    return parsed.tree();
  }

  @Override
  public Optional<Element> element(Tree name) {
    if (name instanceof IdentifierTree simple) {
      return field(block, simple.getName()).or(() -> type(simple.getName()));
    }
    return name instanceof MemberSelectTree select ? qualified(select) : Optional.empty();
  }

  private Optional<Element> qualified(MemberSelectTree select) {
    return type(select.toString())
        .or(() -> element(select.getExpression())
            .filter(TypeElement.class::isInstance)
            .flatMap(owner -> field((TypeElement) owner, select.getIdentifier())));
  }

  /** A field of the class or of what it inherits from. */
  private Optional<Element> field(TypeElement type, Name name) {
    return ElementFilter.fieldsIn(elements.getAllMembers(type)).stream()
        .filter(field -> field.getSimpleName().contentEquals(name))
        .<Element>map(field -> field)
        .findFirst();
  }

  /** The class that the block's module means by the name; for a module that hides what it uses, the one there is. */
  private Optional<Element> type(CharSequence name) {
    return Optional.<Element>ofNullable(elements.getTypeElement(elements.getModuleOf(block), name))
        .or(() -> Optional.ofNullable(elements.getTypeElement(name)));
  }

  /** Without packages, as it was written but for static imports. */
  @Override
  public String text(Tree tree) {
    return OwnSource.shortened(TypeNaming.withoutPackages(tree.toString()));
  }

  @Override
  public String line(Tree tree) {
    long start = parsed.trees().getSourcePositions().getStartPosition(parsed.unit(), tree);
    long line = text.line() + parsed.unit().getLineMap().getLineNumber(start) - 1;
    return " (" + text.file() + ":" + line + ")";
  }

  @Override
  public SourceRef at(Tree tree, SourceRef use) {
    return new SourceRef.InClassFile(
        use.shown(), new SourceRef.InTree(parsed.unit(), tree, text(tree) + line(tree)));
  }
}
