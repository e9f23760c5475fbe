package dev.lathe.processor.diag;

import java.util.ArrayList;
import java.util.List;

/** What was found wrong with one network so far. */
public final class Problems {
  private final List<Problem> reported = new ArrayList<>();

  public void report(Code code, SourceRef where, String expected, String found, String fix) {
    reported.add(new Problem(code, where, expected, found, fix));
  }

  public boolean any() {
    return !reported.isEmpty();
  }

  public List<Problem> reported() {
    return List.copyOf(reported);
  }
}
