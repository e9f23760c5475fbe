package dev.lathe.io;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/**
 * Reads and writes weight files: safetensors, which PyTorch and others share, and what PyTorch's {@code torch.save}
 * writes.
 *
 * <p>The kind of a file is told by its content, not by its name.
 *
 * <p>Of a PyTorch file, old or new, tensors are named by the keys that lead to them, with dots between:
 * {@code state_dict.fc.weight}, {@code optimizer.state.0.exp_avg}; one that is all there is, {@code tensor}. What is no
 * tensor is left out. Such a file is a program in Python's pickle format: nothing of it is run, no class is looked up,
 * and a file that names any function or class beside those of plain tensors is refused, as it is by
 * {@code torch.load(weights_only=True)}.
 */
public final class Weights {
  private Weights() {}

  /**
   * The tensors of a file by name, in the order in which they lie in the file; PyTorch's in that of the dictionary.
   *
   * @throws WeightsFormatException ({@code L205}) for a file that is malformed, truncated or of another kind, or that
   *     must not be trusted, with the class or opcode
   * @throws java.nio.file.NoSuchFileException ({@code L207}) when there is no such file
   * @throws java.nio.file.FileSystemException ({@code L207}) for a folder or another thing that is not a file
   */
  public static Map<String, TensorData> read(Path file) throws IOException {
    return readWithMetadata(file).tensors();
  }

  /** The tensors of a file and what its writer said about them; throws as {@link #read} does. */
  public static WeightsFile readWithMetadata(Path file) throws IOException {
    PathChecks.requireFile(file, "a weight file");
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return TorchFile.mayBe(channel)
          ? TorchFile.read(file, channel)
          : SafetensorsReader.read(file, channel);
    }
  }

  /**
   * Writes tensors in the order of the map for PyTorch where the name ends in {@code .pt} or {@code .pth}:
   * {@code torch.load} gives a {@code state_dict}, with {@code weights_only=True} and {@code mmap=True} too. Any other
   * name makes a safetensors file without metadata. Written as a whole or not at all, as by
   * {@link #write(Path, Map, Map)}.
   *
   * @throws IllegalArgumentException ({@code L212}) for types that PyTorch has not: floats of 4 and 6 bits
   * @throws java.nio.file.FileSystemException ({@code L207}) when {@code file} is a folder
   */
  public static void write(Path file, Map<String, TensorData> tensors) throws IOException {
    String name = file.toString();
    if (name.endsWith(".pt") || name.endsWith(".pth")) {
      TorchWriter writer = new TorchWriter(tensors);
      AtomicFile.write(file, writer::writeTo);
    } else {
      write(file, tensors, Map.of());
    }
  }

  /**
   * Writes a safetensors file, whatever its name, that has the reference writer's byte layout: wide types first, then by
   * name; metadata by name.
   *
   * <p>The file is written under another name in the same folder, synced to disk and renamed: whoever reads sees the
   * old file or the new one, and when anything fails the old one stays. Folders that are missing are made.
   *
   * @param metadata any strings; {@code format=pt} is what PyTorch's tools write
   * @throws java.nio.file.FileSystemException ({@code L207}) when {@code file} is a folder
   */
  public static void write(Path file, Map<String, TensorData> tensors, Map<String, String> metadata)
      throws IOException {
    SafetensorsWriter writer = new SafetensorsWriter(tensors, metadata);
    AtomicFile.write(file, writer::writeTo);
  }
}
