package dev.lathe.io;

import dev.lathe.runtime.Message;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Writes tensors as PyTorch's {@code torch.save} does a {@code state_dict}: a zip archive of a pickle, and of the bytes
 * of each tensor. {@code torch.load} takes it with {@code weights_only=True} and {@code mmap=True}.
 */
final class TorchWriter {
  private static final String FOLDER = "archive/"; // any would do
  private static final String DICTIONARY = "ccollections\nOrderedDict\n)R";

  private final Map<String, TensorData> tensors;
  private final ByteArrayOutputStream pickle = new ByteArrayOutputStream();

  TorchWriter(Map<String, TensorData> tensors) throws IOException {
    this.tensors = tensors;
    put("\u0080\2" + DICTIONARY + "(");
    int key = 0;
    for (Map.Entry<String, TensorData> entry : tensors.entrySet()) {
      putText(entry.getKey());
      put(entry.getValue(), Integer.toString(key++));
    }
    put("u.");
  }

  void writeTo(FileChannel channel) throws IOException {
    ZipWriter zip = new ZipWriter(channel);
    zip.add(FOLDER + "data.pkl", ByteBuffer.wrap(pickle.toByteArray()));
    zip.add(FOLDER + "byteorder", StandardCharsets.US_ASCII.encode("little"));
    int key = 0;
    for (TensorData tensor : tensors.values()) {
      zip.add(FOLDER + "data/" + key++, tensor.view());
    }
    zip.add(FOLDER + "version", StandardCharsets.US_ASCII.encode("3\n"));
    zip.finish();
  }

  /** A call of _rebuild_tensor_v2, or of v3 for types that have no class of storage. */
  private void put(TensorData tensor, String key) throws IOException {
    String storage = TorchTypes.storage(tensor.dtype());
    String dtype = TorchTypes.dtype(tensor.dtype());
    if (storage == null && dtype == null) {
      throw new IllegalArgumentException(Message.of(
          "L212", "types that PyTorch has", tensor.toString(), "write a .safetensors file"));
    }
    put("ctorch._utils\n_rebuild_tensor_v" + (storage == null ? 3 : 2) + "\n((");
    putText("storage");
    put(storage == null ? "ctorch.storage\nUntypedStorage\n" : "ctorch\n" + storage + "\n");
    putText(key);
    putText("cpu");
    put(storage == null ? tensor.view().remaining() : tensor.elements());
    put("tQ");
    put(0);
    putShapeAndStrides(tensor.shape());
    put("\u0089" + DICTIONARY); // needs no gradient, has no hooks
    put(storage == null ? "ctorch\n" + dtype + "\ntR" : "tR");
  }

  private void putShapeAndStrides(int[] shape) {
    long[] strides = new long[shape.length];
    long stride = 1;
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      strides[axis] = stride;
      stride *= Math.max(1, shape[axis]); // as PyTorch has it for tensors without elements
    }
    put("(");
    for (int extent : shape) {
      put(extent);
    }
    put("t(");
    for (long each : strides) {
      put(each);
    }
    put("t");
  }

  private void putText(String text) throws IOException {
    ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
    put("X");
    putLittle(bytes.remaining(), Integer.BYTES);
    pickle.write(bytes.array(), 0, bytes.remaining());
  }

  private void put(long number) {
    boolean isByte = number < 1 << 8;
    put(isByte ? "K" : number < 1 << 16 ? "M" : "\u008A\u0008");
    putLittle(number, isByte ? 1 : number < 1 << 16 ? 2 : Long.BYTES);
  }

  private void putLittle(long number, int count) {
    for (int i = 0; i < count; i++) {
      pickle.write((int) (number >> 8 * i));
    }
  }

  /** Characters as bytes. */
  private void put(String opcodes) {
    pickle.writeBytes(opcodes.getBytes(StandardCharsets.ISO_8859_1));
  }
}
