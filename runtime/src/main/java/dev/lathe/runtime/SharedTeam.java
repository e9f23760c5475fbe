package dev.lathe.runtime;

import org.jspecify.annotations.Nullable;

/**
 * Keeps {@link Team#shared}. Not as a constant: if making one fails, every caller is to learn why, not only the first.
 */
final class SharedTeam {
  private static volatile @Nullable Team made;

  private SharedTeam() {}

  static Team get() {
    Team team = made;
    return team != null ? team : make();
  }

  private static synchronized Team make() {
    Team team = made;
    if (team == null) {
      team = Team.of(Threads.configured());
      made = team;
    }
    return team;
  }
}
