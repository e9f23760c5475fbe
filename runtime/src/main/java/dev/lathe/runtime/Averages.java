package dev.lathe.runtime;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Trained parameters and their moving averages, which {@link #exchange} lets change places. */
final class Averages {
  /** What the name of an average has after its parameter's. */
  static final String SUFFIX = ".ema";

  /** None, with which nothing is exchanged. */
  static final Averages NONE = new Averages();

  private final List<float[]> own = new ArrayList<>();
  private final List<float[]> averages = new ArrayList<>();

  private Averages() {}

  static Averages of(ModelState state) {
    Map<String, float[]> all = new HashMap<>();
    state.tensors().forEach(tensor -> all.put(tensor.name(), tensor.data()));
    Averages found = new Averages();
    for (StateTensor tensor : state.tensors()) {
      float[] average = all.get(tensor.name() + SUFFIX);
      if (average != null) {
        found.own.add(tensor.data());
        found.averages.add(average);
      }
    }
    return found;
  }

  boolean areKept() {
    return !own.isEmpty();
  }

  void exchange() {
    for (int each = 0; each < own.size(); each++) {
      float[] left = own.get(each);
      float[] right = averages.get(each);
      for (int i = 0; i < left.length; i++) {
        float kept = left[i];
        left[i] = right[i];
        right[i] = kept;
      }
    }
  }
}
