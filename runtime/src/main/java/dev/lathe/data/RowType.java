package dev.lathe.data;

import dev.lathe.runtime.Message;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The user's record, as what a row of a table becomes. The only place of this package that uses reflection. */
final class RowType<R> {
  private final Constructor<R> constructor;
  private final List<String> names;
  private final List<Cell<?>> cells;

  private RowType(Constructor<R> constructor, List<String> names, List<Cell<?>> cells) {
    this.constructor = constructor;
    this.names = names;
    this.cells = cells;
  }

  static <R extends Record> RowType<R> of(Class<R> type) {
    List<String> names = new ArrayList<>();
    List<Cell<?>> cells = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      names.add(component.getName());
      cells.add(cell(type, component));
    }
    return new RowType<>(canonicalConstructor(type), names, cells);
  }

  /** Names of the components, in order. */
  List<String> names() {
    return names;
  }

  /** How each component is read. */
  List<Cell<?>> cells() {
    return cells;
  }

  /** A new record from the row's first values, in the order of {@link #names}. */
  R create(CsvRow row) throws IOException {
    Object[] values = new Object[cells.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = row.value(i, cells.get(i));
    }
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      String expected = "a row that the constructor of "
          + constructor.getDeclaringClass().getSimpleName() + " accepts";
      throw row.problem(expected, String.valueOf(e.getCause()), "", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          e); // a record can be instantiated, and its constructor was made accessible
    }
  }

  private static Cell<?> cell(Class<?> type, RecordComponent component) {
    Cell<?> cell = Cells.of(component.getType());
    if (cell == null) {
      String place = type.getSimpleName() + "." + component.getName();
      String fix = "give the component one of these types, or leave it out";
      throw refused(
          Cells.SUPPORTED + " as the type of " + place, component.getType().getSimpleName(), fix);
    }
    return cell;
  }

  private static <R extends Record> Constructor<R> canonicalConstructor(Class<R> type) {
    Class<?>[] types = Stream.of(type.getRecordComponents())
        .map(RecordComponent::getType)
        .toArray(Class<?>[]::new);
    try {
      Constructor<R> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor;
    } catch (InaccessibleObjectException e) {
      String fix =
          "add \"opens " + type.getPackageName() + " to dev.lathe.runtime;\" to module-info.java";
      throw refused(
          "to be allowed to create " + type.getSimpleName(), String.valueOf(e.getMessage()), fix);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e); // every record has its canonical constructor
    }
  }

  private static IllegalArgumentException refused(String expected, String found, String fix) {
    return new IllegalArgumentException(Message.of("L212", expected, found, fix));
  }
}
