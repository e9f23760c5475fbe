package dev.lathe.processor.frontend.annotated;

import com.sun.source.tree.Tree;
import dev.lathe.processor.diag.Code;
import dev.lathe.processor.diag.Problems;
import dev.lathe.processor.spec.Reported;

/** Reports what the compiler does not read in a method, at the expression. */
final class Refusals {
  private final Problems problems;

  Refusals(Problems problems) {
    this.problems = problems;
  }

  /** Reports, and gives what ends the reading. */
  Reported of(Code code, Frame frame, Tree tree, String expected, String found, String fix) {
    problems.report(code, frame.at(tree), expected, found, fix);
    return new Reported();
  }

  /** A kind of statement or expression that is not read. */
  Reported unsupported(Frame frame, Tree tree, String fix) {
    return of(
        Code.L118,
        frame,
        tree,
        "tensors, layers, blocks, constants, loops over them and helper methods in a network's methods",
        frame.source().text(tree),
        fix);
  }

  /** Something that decides what the network is and is not known yet. */
  Reported dynamic(Frame frame, Tree tree, String what) {
    return of(
        Code.L119,
        frame,
        tree,
        what + " that is known while compiling",
        frame.source().text(tree),
        "use constants; to choose between tensors element by element write condition.where(a, b)");
  }
}
