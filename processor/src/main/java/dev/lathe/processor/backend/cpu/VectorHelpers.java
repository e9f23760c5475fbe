package dev.lathe.processor.backend.cpu;

import static dev.lathe.processor.backend.cpu.KernelMethod.function;

import com.palantir.javapoet.MethodSpec;

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
      "return FloatVector.broadcast(SPECIES, (float) first).addIndex(1);\n");

  static final MethodSpec ALL = function(
      "FloatVector",
      "all",
      "One number in all lanes.",
      "float number",
      "return FloatVector.broadcast(SPECIES, number);\n");

  private VectorHelpers() {}
}
