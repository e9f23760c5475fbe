package dev.lathe.io;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** The stack of a {@link Pickle}'s machine, and the marks in it: what lies below the last mark is out of reach. */
final class PickleStack {
  private final BiFunction<String, String, WeightsFormatException> malformed;
  private final List<Object> objects = new ArrayList<>();
  private final List<Integer> marks = new ArrayList<>();

  /**
   * An empty one.
   *
   * @param malformed makes the exception of what was expected and what was found
   */
  PickleStack(BiFunction<String, String, WeightsFormatException> malformed) {
    this.malformed = malformed;
  }

  void clear() {
    objects.clear();
    marks.clear();
  }

  void push(Object object) {
    objects.add(object);
  }

  void mark() {
    marks.add(objects.size());
  }

  /** All above the last mark, which goes with them. */
  Object[] popMarked() throws IOException {
    if (marks.isEmpty()) {
      throw malformed.apply("a mark on the stack", "none");
    }
    int mark = marks.remove(marks.size() - 1);
    return cut(mark);
  }

  Object[] pop(int count) throws IOException {
    require(count);
    return cut(objects.size() - count);
  }

  Object pop() throws IOException {
    require(1);
    return objects.remove(objects.size() - 1);
  }

  Object top() throws IOException {
    require(1);
    return objects.get(objects.size() - 1);
  }

  Object top(Class<?> type, String expected) throws IOException {
    if (!type.isInstance(top())) {
      throw malformed.apply(expected, TorchObjects.describe(top()));
    }
    return top();
  }

  /** The two on top with a dot between, or nothing where there are fewer. */
  String dotted() {
    int size = objects.size();
    return size < 2 ? "" : objects.get(size - 2) + "." + objects.get(size - 1);
  }

  private Object[] cut(int from) {
    List<Object> above = objects.subList(from, objects.size());
    Object[] popped = above.toArray();
    above.clear();
    return popped;
  }

  private void require(int count) throws IOException {
    int there = objects.size() - (marks.isEmpty() ? 0 : marks.get(marks.size() - 1));
    if (there < count) {
      throw malformed.apply(count + " objects on the stack", "" + there);
    }
  }
}
