package dev.lathe.runtime;

/** Work that every member of a {@link Team} does at the same time, each on its own share. */
@FunctionalInterface
public interface Program {

  /**
   * Runs once on each member. All members must pass the same barriers in the same order, or none after one of them
   * threw.
   *
   * @param member tells which share is this thread's; not to be used by another thread or after the run
   */
  void run(Team.Member member);
}
