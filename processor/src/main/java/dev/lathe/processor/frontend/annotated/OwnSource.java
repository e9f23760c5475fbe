package dev.lathe.processor.frontend.annotated;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.lathe.processor.diag.SourceRef;
import java.util.Optional;
import javax.lang.model.element.Element;

/** The source of a class that is being compiled: javac knows what its names stand for. */
final class OwnSource implements Source {
  private static final int LONGEST = 60;

  private final Trees trees;
  private final TreePath path;

  OwnSource(Trees trees, TreePath path) {
    this.trees = trees;
    this.path = path;
  }

  @Override
  public ClassTree tree() {
    return (ClassTree) path.getLeaf();
  }

  @Override
  public Optional<Element> element(Tree name) {
    return Optional.ofNullable(TreePath.getPath(path, name)).map(trees::getElement);
  }

  @Override
  public String text(Tree tree) {
    return shortened(tree.toString());
  }

  @Override
  public String line(Tree tree) {
    return line(trees, path.getCompilationUnit(), tree);
  }

  static String line(Trees trees, CompilationUnitTree unit, Tree tree) {
    long start = trees.getSourcePositions().getStartPosition(unit, tree);
    return start < 0 ? "" : " (" + file(unit) + ":" + unit.getLineMap().getLineNumber(start) + ")";
  }

  @Override
  public SourceRef at(Tree tree, SourceRef use) {
    return new SourceRef.InTree(path.getCompilationUnit(), tree, text(tree) + line(tree));
  }

  /** Name of the file without its folders; one that lies in memory need not be a path. */
  static String file(CompilationUnitTree unit) {
    return unit.getSourceFile().getName().replaceFirst(".*[/\\\\]", "");
  }

  /** On one line, without its end where it is long. */
  static String shortened(String source) {
    String text = source.replaceAll("\\s+", " ").strip();
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 3) + "...";
  }
}
