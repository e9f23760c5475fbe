package dev.lathe.io;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Reads weight files: safetensors, which PyTorch and others share, what PyTorch's {@code torch.save} writes, and NumPy's arrays ({@code .npy}) and archives of arrays ({@code .npz}). Writes the first two;
 * {@link Numpy} writes NumPy's.
 *
 * <p>The kind of a file is told by its content, not by its name. An array in a {@code .npy} has no name in it: it gets the file's, up to the last dot.
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
      return read(file, channel);
    } catch (EOFException e) {
      throw new Refusals(file)
          .malformed(0, "a file that stays as it is", "one that became shorter");
    }
  }

  private static WeightsFile read(Path file, FileChannel channel) throws IOException {
    byte[] start = Transfer.read(channel, 0, (int) Math.min(channel.size(), FileKind.LONGEST_MARK));
    if (NpyReader.matches(start)) {
      return NpyReader.read(file, channel);
    }
    if (TorchFile.isOld(start)) {
      return TorchFile.read(file, channel);
    }
    if (ZipDirectory.begins(start)) {
      Refusals refusals = new Refusals(file);
      List<ZipDirectory.Entry> entries = ZipDirectory.read(channel, refusals);
      return NpzReader.isOne(file, entries)
          ? NpzReader.read(channel, entries, refusals)
          : TorchFile.read(channel, entries, refusals);
    }
    return SafetensorsReader.read(file, channel);
  }

  /**
   * Opens a safetensors file without reading its tensors, to be closed by the caller.
   *
   * @throws WeightsFormatException ({@code L205}) for a file that is malformed, truncated or of another kind
   * @throws java.nio.file.FileSystemException ({@code L207}) as {@link #read}
   */
  public static MappedWeights open(Path file) throws IOException {
    PathChecks.requireFile(file, "a weight file");
    return MappedWeights.open(file);
  }

  /**
   * The tensors of a resource, found as {@link Class#getResourceAsStream} finds it, and what its writer said about them.
   *
   * @throws java.nio.file.NoSuchFileException ({@code L207}) where there is none
   * @throws WeightsFormatException ({@code L205}) where it is malformed
   */
  public static WeightsFile readResource(Class<?> beside, String name) throws IOException {
    try (InputStream stream = beside.getResourceAsStream(name)) {
      Path shown = Path.of(name);
      if (stream == null) {
        String found = "no resource " + name + " beside " + beside.getName();
        throw PathChecks.missing(shown, "a weight file", found, "keep it in the jar");
      }
      return SafetensorsReader.read(shown, stream.readAllBytes());
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
    Map<String, TensorType> types = new LinkedHashMap<>();
    tensors.forEach((name, tensor) -> types.put(name, TensorType.of(tensor)));
    write(file, types, metadata, name -> Objects.requireNonNull(tensors.get(name)));
  }

  /** Gives the tensors of a file that is being written, one at a time. */
  public interface Source {
    /** The tensor of a name. */
    TensorData tensor(String name) throws IOException;
  }

  /**
   * As {@link #write(Path, Map, Map)}, for more than memory holds: each tensor is asked for when it is written, in the order of the file, and none is kept.
   *
   * <pre>{@code
   * try (MappedWeights large = Weights.open(from)) {
   *   Map<String, TensorType> types = new LinkedHashMap<>(large.types());
   *   types.replaceAll((name, type) -> type.as(DType.BF16));
   *   Weights.write(to, types, large.metadata(), name -> large.tensor(name).to(DType.BF16));
   * }
   * }</pre>
   *
   * @param types of all tensors, by name
   * @throws IllegalArgumentException where a tensor is not of its type (L201); the file is as it was before
   */
  public static void write(
      Path file, Map<String, TensorType> types, Map<String, String> metadata, Source source)
      throws IOException {
    SafetensorsWriter writer = new SafetensorsWriter(types, metadata, source);
    AtomicFile.write(file, writer::writeTo);
  }
}
