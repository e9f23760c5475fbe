package dev.lathe.samples.tabular;

/**
 * What the network is told of a passenger, each component from the column of its name. Numbers are standardised, enums become zeros and ones. What the constructor refuses is reported
 * with its line.
 *
 * @param pclass first, second or third class
 * @param age in years
 * @param sibsp sisters, brothers and a spouse on board
 * @param parch parents and children on board
 * @param fare in pounds
 */
record Passenger(
    int pclass, Sex sex, double age, int sibsp, int parch, double fare, Port embarked) {
  Passenger {
    if (pclass < 1 || pclass > 3) {
      throw new IllegalArgumentException("a Pclass other than 1, 2 and 3");
    }
  }

  /** As the column has it. */
  enum Sex {
    FEMALE,
    MALE
  }

  /** Cherbourg, Queenstown, Southampton: the column's letters, and what is filled in where it has none. */
  enum Port {
    C,
    Q,
    S,
    UNKNOWN
  }
}
