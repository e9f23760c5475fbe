package dev.lathe.runtime;

import java.util.Arrays;
import java.util.List;

/** A program for one example, with the member of a team of one that runs it. */
record Answer(BatchProgram program, Team.Member member) {
  Answer(BatchProgram program) {
    this(program, Team.Member.solo());
  }

  /** A copy of each result, of so many numbers. */
  float[][] results(List<Integer> sizes) {
    float[][] results = new float[sizes.size()][];
    for (int number = 0; number < results.length; number++) {
      results[number] = Arrays.copyOf(program.output(number), sizes.get(number));
    }
    return results;
  }

  /** A copy of all results, one after the other. */
  float[] joined(List<Integer> sizes) {
    float[] whole = new float[total(sizes)];
    int at = 0;
    for (int number = 0; number < sizes.size(); number++) {
      System.arraycopy(program.output(number), 0, whole, at, sizes.get(number));
      at += sizes.get(number);
    }
    return whole;
  }

  private static int total(List<Integer> sizes) {
    int total = 0;
    for (int number = 0; number < sizes.size(); number++) {
      total += sizes.get(number);
    }
    return total;
  }
}
