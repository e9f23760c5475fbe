package dev.lathe.processor.diag;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What was found wrong with one network so far. */
public final class Problems {
  private final List<Problem> reported = new ArrayList<>();

  /** Adds a problem, once: a block is read as often as it is used. */
  public void report(Code code, SourceRef where, String expected, String found, String fix) {
    Problem problem = new Problem(code, where, expected, found, fix);
    if (!reported.contains(problem)) {
      reported.add(problem);
    }
  }

  public boolean any() {
    return !reported.isEmpty();
  }

  /** Whether something was reported at one of these places. */
  public boolean any(Collection<SourceRef> places) {
    return reported.stream().anyMatch(problem -> places.contains(problem.where()));
  }

  public List<Problem> reported() {
    return List.copyOf(reported);
  }
}
