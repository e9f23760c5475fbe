package dev.lathe.io;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tensors of what a pickle holds: named by the keys that lead to them, and copied out of their storages. */
final class TorchTensors {
  private static final String ALONE = "tensor";
  private static final int DEEPEST = 64;
  private static final int MOST = 1 << 22; // objects to look at, and characters of all names

  private final Storages storages;
  private final boolean bigEndian;
  private final Refusals refusals;
  private final List<String> path = new ArrayList<>();
  private final Map<String, TensorData> named = new LinkedHashMap<>();
  private final Map<TorchTensor, TensorData> made = new IdentityHashMap<>();
  private final Map<TorchStorage, byte[]> read = new HashMap<>();
  private int seen;
  private long left;

  /** Where the bytes of storages are. */
  interface Storages {
    /** All bytes of a storage, as many as it says: nothing else has this array. */
    byte[] read(TorchStorage storage) throws IOException;
  }

  /**
   * Tensors of one file.
   *
   * @param size of the file
   */
  TorchTensors(Storages storages, boolean bigEndian, long size, Refusals refusals) {
    this.storages = storages;
    this.bigEndian = bigEndian;
    this.left = most(size);
    this.refusals = refusals;
  }

  /** What a file of some size may unpack to: no more, whatever it says of itself. */
  static long most(long size) {
    return (1 << 25) + 16 * size;
  }

  /** The tensors by name, in order; one that is all there is has the name {@value #ALONE}. */
  Map<String, TensorData> in(Object root) throws IOException {
    if (root instanceof TorchTensor) {
      path.add(ALONE);
    }
    visit(root, 0);
    return named;
  }

  private void visit(Object object, int depth) throws IOException {
    if (depth > DEEPEST || ++seen > MOST) {
      String expected = "objects nested at most " + DEEPEST + " deep, at most " + MOST;
      throw refusals.malformed(0, expected, depth > DEEPEST ? "deeper ones" : "more");
    }
    if (object instanceof TorchTensor tensor) {
      add(tensor);
    } else if (object instanceof Map<?, ?> map) {
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        visit(label(entry.getKey()), entry.getValue(), depth);
      }
    } else if (object instanceof List<?> || object instanceof Object[]) {
      Object[] items = object instanceof List<?> list ? list.toArray() : (Object[]) object;
      for (int i = 0; i < items.length; i++) {
        visit("" + i, items[i], depth);
      }
    }
  }

  private void visit(String label, Object object, int depth) throws IOException {
    path.add(label);
    visit(object, depth + 1);
    path.remove(path.size() - 1);
  }

  private static String label(Object key) {
    return key instanceof String || key instanceof Number ? key.toString() : "?";
  }

  private void add(TorchTensor tensor) throws IOException {
    for (String label : path) { // keys may be long and come many times
      seen = Math.min(MOST, seen + label.length());
    }
    if (seen == MOST) {
      throw refusals.malformed(0, "names of at most " + MOST + " characters together", "more");
    }
    String name = String.join(".", path);
    TensorData data = made.get(tensor);
    if (data == null) {
      data = make(tensor);
      made.put(tensor, data);
    }
    if (named.put(name, data) != null) {
      throw refusals.malformed(0, "every name once", "'" + name + "' again");
    }
  }

  private TensorData make(TorchTensor tensor) throws IOException {
    byte[] bytes = read.get(tensor.storage);
    if (bytes == null) {
      claim(tensor.storage.bytes(), tensor);
      bytes = storages.read(tensor.storage);
      read.put(tensor.storage, bytes);
    }
    if (!tensor.isWhole()) {
      claim(tensor.bytes(), tensor);
    }
    TensorData data = tensor.of(bytes);
    if (!bigEndian) {
      return data;
    }
    claim(tensor.bytes(), tensor);
    return TensorData.wrap(tensor.type, data.shape(), turned(tensor.type, data.bytes()));
  }

  private void claim(long bytes, TorchTensor what) throws IOException {
    left -= bytes;
    if (left < 0) {
      String expected = "tensors that together have at most 32 MiB and 16 times the file's size";
      throw refusals.at(0, expected, "more with " + what, "save copies of views: tensor.clone()");
    }
  }

  private static byte[] turned(DType type, byte[] bytes) {
    int width = type == DType.C64 ? 4 : type.bits() / 8;
    for (int at = 0; at < bytes.length; at += width) {
      for (int i = at, j = at + width - 1; i < j; i++, j--) {
        byte first = bytes[i];
        bytes[i] = bytes[j];
        bytes[j] = first;
      }
    }
    return bytes;
  }
}
