package dev.lathe.report;

import dev.lathe.data.Example;

/** What one pass over a data set learns about one side of its examples, inputs or targets. Keeps figures, never examples. */
interface Survey {

  /** Takes one example in account. */
  void add(Example<?, ?> example);

  /** The few figures for the top of the page, by {@link Html#fact}. */
  void facts(Html page);

  /** A section of its own, or nothing. */
  void write(Html page);
}
