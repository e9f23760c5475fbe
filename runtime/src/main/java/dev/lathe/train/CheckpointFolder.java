package dev.lathe.train;

import dev.lathe.io.PathChecks;
import dev.lathe.io.TensorData;
import dev.lathe.io.Weights;
import dev.lathe.io.WeightsFile;
import dev.lathe.io.WeightsFormatException;
import dev.lathe.runtime.Message;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** The files of {@link Checkpoints}, for the training that writes them. */
public final class CheckpointFolder {
  private static final String BEGIN = "step-";
  private static final String END = ".safetensors";
  private static final String CHECKSUM = "lathe.checkpoint.crc32c";

  private final Checkpoints settings;
  private long written;
  private long writtenAt = System.nanoTime();

  CheckpointFolder(Checkpoints settings) {
    this.settings = settings;
  }

  /**
   * The newest checkpoint that is whole; null where there is none at all.
   *
   * @param say told about those that are not
   * @throws IOException where there are some and none is whole (L216)
   */
  public @Nullable WeightsFile newest(Consumer<String> say) throws IOException {
    PathChecks.makeFolder(settings.folder());
    sweep();
    List<Path> files = files();
    String damage = "";
    for (Path file : files) {
      try {
        WeightsFile read = checked(file, Weights.readWithMetadata(file));
        written = step(file);
        return read;
      } catch (WeightsFormatException damaged) {
        damage = damaged.getMessage();
        say.accept(file + " is damaged, the checkpoint before is taken: " + damage);
      }
    }
    if (!files.isEmpty()) {
      throw new IOException(Message.of(
          "L216",
          "a whole checkpoint in " + settings.folder(),
          files.size() + " damaged: " + damage,
          "take its files away to train from the beginning"));
    }
    return null;
  }

  /** Takes away what a program that was killed while it wrote has left. */
  private void sweep() throws IOException {
    try (Stream<Path> all = Files.list(settings.folder())) {
      for (Path file : all.toList()) {
        if (String.valueOf(file.getFileName()).matches("\\.lathe-[0-9a-f]+\\.tmp")) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  /** Whether it is time for a checkpoint, in the middle of an epoch. */
  public boolean isDue(long step) {
    return settings.isDue(step, written, System.nanoTime() - writtenAt);
  }

  /** Whether it is, after an epoch. */
  public boolean isDueAfter(int epoch) {
    return settings.isDueAfter(epoch);
  }

  /** Whether the newest checkpoint is of this step. */
  public boolean isWritten(long step) {
    return written == step;
  }

  /** Writes a checkpoint, and takes those away that are not to be kept any longer. */
  public void write(long step, WeightsFile content) throws IOException {
    Map<String, String> metadata = new HashMap<>(content.metadata());
    metadata.put(CHECKSUM, checksum(content.tensors(), content.metadata()));
    Weights.write(settings.folder().resolve(BEGIN + step + END), content.tensors(), metadata);
    written = step;
    writtenAt = System.nanoTime();
    List<Path> files = files();
    for (Path old : files.subList(Math.min(settings.kept(), files.size()), files.size())) {
      Files.deleteIfExists(old);
    }
  }

  /** Newest first. */
  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(settings.folder())) {
      return all.filter(file -> step(file) >= 0)
          .sorted(Comparator.comparingLong(CheckpointFolder::step).reversed())
          .toList();
    }
  }

  /** -1 for a file that is no checkpoint. */
  private static long step(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.matches("step-[0-9]{1,18}\\.safetensors")
        ? Long.parseLong(name.substring(BEGIN.length(), name.length() - END.length()))
        : -1;
  }

  private static WeightsFile checked(Path file, WeightsFile read) throws WeightsFormatException {
    Map<String, String> rest = new HashMap<>(read.metadata());
    String expected = rest.remove(CHECKSUM);
    String found = checksum(read.tensors(), rest);
    if (!found.equals(expected)) {
      throw new WeightsFormatException(Message.of(
          "L205", "the checksum " + expected + " of " + file, found, "take another checkpoint"));
    }
    return read;
  }

  /** CRC-32C of names, types, shapes and values, whatever their order, in hexadecimal. */
  public static String checksum(Map<String, TensorData> tensors, Map<String, String> metadata) {
    CRC32C sum = new CRC32C();
    new TreeMap<>(metadata).forEach((key, value) -> add(sum, key + "=" + value + "\n"));
    new TreeMap<>(tensors).forEach((name, tensor) -> {
      add(sum, name + " " + tensor + "\n");
      sum.update(ByteBuffer.wrap(tensor.bytes()));
    });
    return Long.toHexString(sum.getValue());
  }

  private static void add(CRC32C sum, String text) {
    sum.update(text.getBytes(StandardCharsets.UTF_8));
  }
}
