package dev.lathe.io;

import dev.lathe.runtime.Message;

/**
 * Bytes that tensors are views of, as a pickle names them.
 *
 * @param key names them in the file
 * @param type the class, {@code torch.FloatStorage}
 * @param unit bytes of an element, 1 where the class says nothing about elements
 * @param elements how many the pickle says there are
 */
record TorchStorage(String key, String type, int unit, long elements) {
  static final String UNTYPED = "torch.storage.UntypedStorage";

  /** At most 2^62, as {@code elements} is at most 2^59. */
  long bytes() {
    return unit * elements;
  }

  @Override
  public String toString() {
    return elements + " elements of " + type + " with key " + Message.quoted(key);
  }
}
