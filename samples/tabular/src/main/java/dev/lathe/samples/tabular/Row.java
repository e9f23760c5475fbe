package dev.lathe.samples.tabular;

import java.util.List;

/** A line of the file, columns being found by name. What may be missing is text; what the constructor refuses is reported with its line. */
record Row(
    int pclass, Passenger.Sex sex, String age, int sibsp, int parch, double fare, String embarked) {
  Row {
    if (pclass < 1 || pclass > 3) {
      throw new IllegalArgumentException("a Pclass other than 1, 2 and 3");
    }
    if (!age.matches("|\\d+(\\.\\d+)?")) {
      throw new IllegalArgumentException("an Age that is neither a number nor left out");
    }
    if (!embarked.matches("[CQS]?")) {
      throw new IllegalArgumentException("an Embarked other than C, Q and S that is not left out");
    }
  }

  /** What the network takes. */
  Passenger passenger(double meanAge) {
    return new Passenger(
        Passenger.Ticket.values()[pclass - 1],
        sex,
        age.isEmpty() ? meanAge : Double.parseDouble(age),
        !age.isEmpty(),
        sibsp + parch,
        fare,
        embarked.isEmpty() ? Passenger.Port.UNKNOWN : Passenger.Port.valueOf(embarked));
  }

  /** Mean of the ages that are known. */
  static double meanAge(List<Row> rows) {
    return rows.stream()
        .filter(row -> !row.age.isEmpty())
        .mapToDouble(row -> Double.parseDouble(row.age))
        .average()
        .orElseThrow();
  }
}
