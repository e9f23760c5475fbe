package dev.lathe.processor.frontend.annotated;

import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** The source of a network and its blocks: of what is compiled now javac's trees, of what was compiled before what lies beside the class file. */
final class Sources {
  private final Trees trees;
  private final CarriedSources carried;
  private final Map<TypeElement, Source> opened = new HashMap<>();

  Sources(Trees trees, Elements elements) {
    this.trees = trees;
    this.carried = new CarriedSources(elements);
  }

  /** Finds the source of a class, before {@link #of} may be asked for it. */
  Source open(TypeElement type) throws UnreadableBlock {
    Source known = opened.get(type);
    return known == null ? keep(type, read(type)) : known;
  }

  private Source keep(TypeElement type, Source source) {
    opened.put(type, source);
    return source;
  }

  private Source read(TypeElement type) throws UnreadableBlock {
    TreePath path = trees.getPath(type);
    return path == null ? carried.read(type) : new OwnSource(trees, path);
  }

  /** The source of a class that was opened. */
  Source of(TypeElement type) {
    return Objects.requireNonNull(opened.get(type), type::toString);
  }
}
