package dev.lathe.processor.backend.cpu;

import static dev.lathe.processor.backend.cpu.KernelMethod.function;

import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import java.lang.reflect.Type;
import javax.lang.model.element.Modifier;

/** What most kernels in vector form are made of. */
final class VectorHelpers {
  static final MethodSpec LOAD = function(
      "FloatVector",
      "load",
      "The elements of x from one on.",
      "float[] x, int at",
      "return FloatVector.fromArray(SPECIES, x, at);\n");

  static final MethodSpec WHOLE = function(
      "FloatVector",
      "whole",
      "The whole numbers of x from one on, as floats.",
      "int[] x, int at",
      """
      IntVector numbers = IntVector.fromArray(IntVector.SPECIES_PREFERRED, x, at);
      return numbers.convert(VectorOperators.I2F, 0).reinterpretAsFloats();
      """);

  static final MethodSpec PLACES = function(
      "FloatVector",
      "places",
      "A place and those behind it.",
      "int first",
      "return FloatVector.fromArray(SPECIES, COUNT, 0).add((float) first);\n");

  /** What {@link #PLACES} reads. Not {@code addIndex}, which HotSpot may leave as a call: vectors that are handed to it become objects. */
  static final FieldSpec COUNT = count(float[].class, "COUNT");

  /** The same as whole numbers. */
  static final FieldSpec WHOLE_COUNT = count(int[].class, "WHOLE_COUNT");

  static final MethodSpec ALL = function(
      "FloatVector",
      "all",
      "One number in all lanes.",
      "float number",
      "return FloatVector.broadcast(SPECIES, number);\n");

  private VectorHelpers() {}

  /** From 0 on, as many as the longest vectors have lanes. */
  private static FieldSpec count(Type type, String name) {
    return FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer("{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}")
        .build();
  }
}
