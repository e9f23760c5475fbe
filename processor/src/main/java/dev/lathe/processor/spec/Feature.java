package dev.lathe.processor.spec;

import java.util.List;

/**
 * One component of a features record.
 *
 * @param name of the component
 * @param kind how it becomes numbers
 * @param categories the enum's constants in order, for {@link Kind#CATEGORY}
 */
public record Feature(String name, Kind kind, List<String> categories) {
  /** How a component becomes numbers. */
  public enum Kind {
    /** Standardised by the mean and deviation of the training data: one column. */
    NUMBER,
    /** 0 or 1: one column. */
    FLAG,
    /** One-hot: one column a constant. */
    CATEGORY
  }

  public Feature {
    categories = List.copyOf(categories);
  }

  public int columns() {
    return kind == Kind.CATEGORY ? categories.size() : 1;
  }
}
