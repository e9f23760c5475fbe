package dev.lathe.processor.diag;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

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

  /** Whether there is an error. */
  public boolean any() {
    return errors().findAny().isPresent();
  }

  /** Whether there is an error at one of these places. */
  public boolean any(Collection<SourceRef> places) {
    return errors().anyMatch(problem -> places.contains(problem.where()));
  }

  private Stream<Problem> errors() {
    return reported.stream().filter(problem -> !problem.code().isWarning());
  }

  public List<Problem> reported() {
    return List.copyOf(reported);
  }
}
