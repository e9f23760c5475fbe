package dev.lathe.processor.frontend.annotated;

import com.google.auto.common.MoreElements;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/**
 * The text of a class as it can be read without its imports and without the classes that it takes constants from: a type has its qualified name, a
 * constant of another class its value, as in the class file. What {@code Args} stands for is left to be said where the block is used.
 */
final class QualifiedText extends TreePathScanner<@Nullable Void, @Nullable Void> {
  /** What braces and parentheses do not count in, and these. */
  private static final Pattern TOKEN = Pattern.compile("//[^\n]*+"
      + "|/\\*[\\s\\S]*?\\*/"
      + "|\"\"\"(?:[^\"\\\\]|\\\\[\\s\\S]|\"(?!\"\"))*+\"\"\""
      + "|\"(?:[^\"\\\\\n]|\\\\.)*+\""
      + "|'(?:[^'\\\\\n]|\\\\.)*+'"
      + "|[(){}]");

  private final TypeElement type;
  private final Trees trees;
  private final Elements elements;
  private final CompilationUnitTree unit;
  private final String file;
  private final Map<Integer, Replacement> replacements = new TreeMap<>();

  /** Text that another stands for, up to {@code end}. */
  private record Replacement(int end, String text) {}

  private QualifiedText(TypeElement type, Trees trees, Elements elements, CompilationUnitTree unit)
      throws IOException {
    this.type = type;
    this.trees = trees;
    this.elements = elements;
    this.unit = unit;
    this.file = unit.getSourceFile().getCharContent(true).toString();
  }

  /** The text of a class that is being compiled. */
  static BlockText of(TypeElement type, Trees trees, Elements elements) throws IOException {
    TreePath path = trees.getPath(type);
    CompilationUnitTree unit = path.getCompilationUnit();
    QualifiedText scanner = new QualifiedText(type, trees, elements, unit);
    scanner.scan(path, null);
    int start = scanner.start(path.getLeaf());
    return new BlockText(
        BlockText.carrier(type),
        OwnSource.file(unit),
        (int) unit.getLineMap().getLineNumber(start),
        scanner.replaced(start, scanner.end(start)).replaceAll("\r\n?", "\n"));
  }

  @Override
  public @Nullable Void visitIdentifier(IdentifierTree node, @Nullable Void nothing) {
    replacement(trees.getElement(getCurrentPath()))
        .ifPresent(text -> replace(node, node.getName().toString(), text));
    return super.visitIdentifier(node, null);
  }

  /** A constant is replaced as a whole; of anything else what stands before the last dot, where that is a name. */
  @Override
  public @Nullable Void visitMemberSelect(MemberSelectTree node, @Nullable Void nothing) {
    Optional<String> value = value(trees.getElement(getCurrentPath()));
    return value.isPresent() && replace(node, node.toString(), value.get())
        ? null
        : super.visitMemberSelect(node, null);
  }

  private Optional<String> replacement(@Nullable Element element) {
    if (element instanceof TypeElement named && named.asType().getKind() != TypeKind.ERROR) {
      return Optional.of(named.getQualifiedName().toString()).filter(name -> !name.isEmpty());
    }
    return value(element).or(() -> constantName(element));
  }

  /** The value of a constant of another class, as an expression. */
  private Optional<String> value(@Nullable Element element) {
    return Optional.ofNullable(element)
        .filter(this::isForeignConstant)
        .filter(field -> !Names.isArgument((VariableElement) field))
        .map(field -> ((VariableElement) field).getConstantValue())
        .map(elements::getConstantExpression)
        .map(text -> text.matches("[-(].*|[^\"']*/.*") ? "(" + text + ")" : text);
  }

  /** The qualified name of what was imported, or inherited. */
  private Optional<String> constantName(@Nullable Element element) {
    return Optional.ofNullable(element)
        .filter(this::isForeignConstant)
        .map(field -> MoreElements.asType(field.getEnclosingElement()).getQualifiedName() + "."
            + field.getSimpleName());
  }

  private boolean isForeignConstant(Element element) {
    return element instanceof VariableElement
        && element.getKind().isField()
        && element.getModifiers().contains(Modifier.STATIC)
        && !type.equals(element.getEnclosingElement());
  }

  /** False where the source does not have that text: javac adds constructors, and may be given escapes. */
  private boolean replace(Tree node, String written, String text) {
    int start = start(node);
    boolean found = start >= 0 && file.startsWith(written, start);
    if (found) {
      replacements.put(start, new Replacement(start + written.length(), text));
    }
    return found;
  }

  private int start(Tree tree) {
    return (int) trees.getSourcePositions().getStartPosition(unit, tree);
  }

  /** Where the class ends that starts there: javac need not remember the ends of trees. */
  private int end(int start) {
    Matcher token = TOKEN.matcher(file).region(start, file.length());
    int depth = 0;
    while (token.find()) {
      depth += "({".contains(token.group()) ? 1 : ")}".contains(token.group()) ? -1 : 0;
      if (depth == 0 && token.group().equals("}")) {
        return token.end();
      }
    }
    throw new IllegalStateException("no end of " + type + " in its file");
  }

  private String replaced(int start, int end) {
    StringBuilder text = new StringBuilder();
    int from = start;
    for (Map.Entry<Integer, Replacement> each : replacements.entrySet()) {
      text.append(file, from, each.getKey()).append(each.getValue().text());
      from = each.getValue().end();
    }
    return text.append(file, from, end).toString();
  }
}
