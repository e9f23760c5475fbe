package dev.lathe.processor.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.palantir.javapoet.ClassName;
import java.lang.reflect.Modifier;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RuntimeTypesTest {
  static Stream<ClassName> all() {
    return RuntimeTypes.all().stream();
  }

  @ParameterizedTest
  @MethodSource("all")
  void isAPublicClassOfTheRuntime(ClassName name) throws ClassNotFoundException {
    Class<?> type = Class.forName(name.reflectionName());
    assertTrue(Modifier.isPublic(type.getModifiers()), name::toString);
  }

  @Test
  void theListHasEveryConstant() {
    Set<Object> constants = Stream.of(RuntimeTypes.class.getFields())
        .map(field -> {
          try {
            return field.get(null);
          } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
          }
        })
        .collect(Collectors.toSet());
    assertTrue(constants.size() > 10);
    assertEquals(constants, Set.copyOf(RuntimeTypes.all()));
  }
}
