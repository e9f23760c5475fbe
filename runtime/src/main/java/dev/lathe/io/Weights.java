package dev.lathe.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/**
 * Reads and writes weight files in the safetensors format, which PyTorch and others share.
 *
 * <p>The kind of a file is told by its content, not by its name.
 */
public final class Weights {
  private Weights() {}

  /**
   * The tensors of a file by name, in the order in which they lie in the file.
   *
   * @throws WeightsFormatException ({@code L205}) for a file that is malformed, truncated or of another kind
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
      return SafetensorsReader.read(file, channel);
    }
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
   * Writes a file that has the reference writer's byte layout: wide types first, then by name; metadata by name.
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
