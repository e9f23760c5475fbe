package dev.lathe.processor.backend.cpu;

import dev.lathe.processor.ir.ElementType;
import dev.lathe.processor.ir.Expr;

/** What a {@link PointwiseKernel} reads, computes and writes. */
final class KernelParts {
  private KernelParts() {}

  /**
   * What a kernel reads: an array, part of its rows, or a number.
   *
   * @param parameter that it is
   */
  record Load(String parameter, ElementType type, RowPart part) {}

  /**
   * What a kernel computes.
   *
   * @param name of it as a local variable
   * @param expr over what is read and, numbered on from that, over values before
   */
  record Value(String name, Expr expr) {}

  /** The number of a value that a kernel writes into an array. */
  record Store(String array, RowPart part, int value) {}
}
