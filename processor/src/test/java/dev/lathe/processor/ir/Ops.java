package dev.lathe.processor.ir;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The list of operations there are. */
public final class Ops {
  private Ops() {}

  /** Every record that is an operation. */
  public static Set<Class<?>> all() {
    return kinds(Op.class).collect(Collectors.toSet());
  }

  private static Stream<Class<?>> kinds(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(Ops::kinds)
        : Stream.of(type);
  }
}
