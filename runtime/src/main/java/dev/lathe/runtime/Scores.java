package dev.lathe.runtime;

/** What is read off a row of class scores. */
final class Scores {
  private Scores() {}

  /** Index of the highest score, the first of equals. */
  static int best(float[] scores) {
    return best(scores, 0, scores.length);
  }

  /** Index, counted from {@code at}, of the highest of {@code count} scores. */
  static int best(float[] scores, int at, int count) {
    int best = 0;
    for (int index = 1; index < count; index++) {
      if (scores[at + index] > scores[at + best]) {
        best = index;
      }
    }
    return best;
  }

  /** Puts probabilities in the place of scores. */
  static void softmax(float[] scores) {
    float highest = scores[best(scores)];
    float sum = 0;
    for (int index = 0; index < scores.length; index++) {
      scores[index] = Functions.exp(scores[index] - highest);
      sum += scores[index];
    }
    for (int index = 0; index < scores.length; index++) {
      scores[index] /= sum;
    }
  }
}
