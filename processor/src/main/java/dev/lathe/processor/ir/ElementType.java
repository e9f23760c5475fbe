package dev.lathe.processor.ir;

/** What the elements of a value are. */
public enum ElementType {
  /** 32-bit numbers in an array: everything that is computed for an example. */
  FLOAT,
  /** 32-bit whole numbers in an array: class numbers, tokens. They are read, never computed. */
  INT,
  /** One number computed on the host in double precision before the kernels run: step count, learning rate, Adam's corrections. */
  DOUBLE
}
