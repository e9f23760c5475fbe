package dev.lathe.samples.tabular;

/**
 * What the network is told of a passenger. Numbers are standardised, enums and booleans become zeros and ones.
 *
 * @param age in years; the mean of those that are known where {@code ageKnown} is false
 * @param relatives on board
 * @param fare in pounds
 */
record Passenger(
    Ticket ticket, Sex sex, double age, boolean ageKnown, int relatives, double fare, Port port) {
  /** First, second and third class: the column has 1, 2 and 3, which are names rather than amounts. */
  enum Ticket {
    FIRST,
    SECOND,
    THIRD
  }

  /** As the column has it. */
  enum Sex {
    FEMALE,
    MALE
  }

  /** Cherbourg, Queenstown, Southampton: the column's letters, or none. */
  enum Port {
    C,
    Q,
    S,
    UNKNOWN
  }
}
