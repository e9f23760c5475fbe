package dev.lathe.processor.frontend.annotated;

import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import dev.lathe.processor.diag.SourceRef;
import java.util.ArrayList;
import java.util.List;

/**
 * Where in a network's methods the reader is.
 *
 * @param self the network or block whose method is read
 * @param source the source of its class
 * @param locals its variables
 * @param callers the methods that led here, this one last
 */
record Frame(Instance self, Source source, Locals locals, List<Active> callers) {
  /** A method of a class that is being read. */
  record Active(Instance self, MethodTree method) {}

  Frame {
    callers = List.copyOf(callers);
  }

  /** The block whose method is read, or the network's own method that led here. */
  String owner() {
    return self.path().isEmpty() && !callers.isEmpty()
        ? callers.get(0).method().getName().toString()
        : self.path();
  }

  /** Inside a pair of braces. */
  Frame nested() {
    return new Frame(self, source, new Locals(locals), callers);
  }

  /** The place of a statement or expression. */
  SourceRef at(Tree tree) {
    return source.at(tree, self.where());
  }

  List<Active> with(Active next) {
    List<Active> longer = new ArrayList<>(callers);
    longer.add(next);
    return longer;
  }
}
