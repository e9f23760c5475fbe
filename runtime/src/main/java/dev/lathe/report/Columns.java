package dev.lathe.report;

import dev.lathe.audio.Spectrogram;
import dev.lathe.runtime.Message;
import java.lang.reflect.Array;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values of any type as rows of a table: the components of a record, the elements of an array, or the one value that it is. */
final class Columns {
  private final List<String> names = new ArrayList<>();
  private final List<Method> accessors = new ArrayList<>();

  private Columns() {}

  /** For values of the type of this one. A record that may not be looked into is one value. */
  static Columns of(Object first) {
    Columns columns = new Columns();
    if (first instanceof Record) {
      try {
        for (RecordComponent component : first.getClass().getRecordComponents()) {
          component.getAccessor().setAccessible(true);
          columns.accessors.add(component.getAccessor());
          columns.names.add(component.getName());
        }
      } catch (InaccessibleObjectException e) {
        return new Columns();
      }
    }
    return columns;
  }

  /** The columns of a value, which may be any number where it is an array. */
  int size(Object value) {
    Object array = array(value);
    return array.getClass().isArray() ? Array.getLength(array) : isRecord() ? names.size() : 1;
  }

  boolean isRecord() {
    return !names.isEmpty();
  }

  String name(int column) {
    return isRecord() ? names.get(column) : String.valueOf(column);
  }

  /** The value in a column; of an array, how long it is. */
  @Nullable
  Object get(Object value, int column) {
    Object array = array(value);
    Object cell = array.getClass().isArray()
        ? Array.get(array, column)
        : isRecord() ? component(value, accessors.get(column)) : value;
    boolean nested = cell != null && cell.getClass().isArray();
    return nested ? Message.count(Array.getLength(cell), "value") : cell;
  }

  /** The elements of an array of numbers, or null where it is something else. */
  static double @Nullable [] numbers(Object value) {
    Object array = array(value);
    if (array instanceof float[] floats) {
      double[] numbers = new double[floats.length];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = floats[i];
      }
      return numbers;
    }
    return array instanceof int[] integers
        ? Arrays.stream(integers).asDoubleStream().toArray()
        : array instanceof double[] numbers ? numbers : null;
  }

  private static @Nullable Object component(Object value, Method accessor) {
    try {
      return accessor.invoke(value);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(e); // it was made accessible, or the user's own method threw
    }
  }

  private static Object array(Object value) {
    return value instanceof Spectrogram spectrogram ? spectrogram.values() : value;
  }
}
