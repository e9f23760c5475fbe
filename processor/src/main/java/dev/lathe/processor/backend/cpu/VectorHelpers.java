package dev.lathe.processor.backend.cpu;

import com.palantir.javapoet.FieldSpec;
import java.lang.reflect.Type;
import javax.lang.model.element.Modifier;

/**
 * What most kernels in vector form are made of. Constants only: what returns a vector is written where it is used, for HotSpot does not inline it
 * where it thinks that the call is rare, and vectors that are handed over become objects.
 */
final class VectorHelpers {
  /** Not {@code addIndex}, which HotSpot may leave as a call: vectors that are handed to it become objects. */
  static final FieldSpec COUNT = count(float[].class, "COUNT");

  /** The same as whole numbers. */
  static final FieldSpec WHOLE_COUNT = count(int[].class, "WHOLE_COUNT");

  private VectorHelpers() {}

  /** From 0 on, as many as the longest vectors have lanes. */
  private static FieldSpec count(Type type, String name) {
    return FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer("{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}")
        .build();
  }
}
