package dev.lathe.text;

import dev.lathe.data.Dataset;
import dev.lathe.data.Example;
import dev.lathe.io.PathChecks;
import dev.lathe.io.TextFile;
import dev.lathe.runtime.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The lines of text files, an example each, in order, empty ones too. Held in memory; a file may have 256 MiB.
 *
 * <pre>{@code
 * LineDataset pairs = LineDataset.read(Path.of("train.en"), Path.of("train.de"));
 * Dataset<int[], int[]> tokens = pairs.transform(english::encode).targetTransform(german::encode);
 * }</pre>
 */
public final class LineDataset implements Dataset<String, String> {
  private final List<String> inputs;
  private final List<String> targets;

  private LineDataset(List<String> inputs, List<String> targets) {
    this.inputs = inputs;
    this.targets = targets;
  }

  /**
   * The lines of a file in UTF-8, each its own target.
   *
   * @throws IOException with code L207 when there is no such file, L208 with the offset when it is no UTF-8
   */
  public static LineDataset read(Path file) throws IOException {
    List<String> lines = lines(file);
    return new LineDataset(lines, lines);
  }

  /**
   * The lines of a file with, as their targets, the lines of another: a text and its translation.
   *
   * @throws IOException with code L207 when there is no such file, L208 when one is no UTF-8, with the offset, or they have unequally many lines
   */
  public static LineDataset read(Path inputs, Path targets) throws IOException {
    List<String> first = lines(inputs);
    List<String> second = lines(targets);
    if (first.size() != second.size()) {
      String expected =
          Message.count(first.size(), "line") + ", as in " + inputs + ", in " + targets;
      int line = Math.min(first.size(), second.size()) + 1;
      String found = second.size() + ": from line " + line + " on one of them has none";
      throw new IOException(Message.of("L208", expected, found, "use two files of one data set"));
    }
    return new LineDataset(first, second);
  }

  /** The lines of the inputs; cannot be changed. */
  public List<String> lines() {
    return inputs;
  }

  @Override
  public int size() {
    return inputs.size();
  }

  @Override
  public Example<String, String> get(int index) {
    return new Example<>(inputs.get(index), targets.get(index));
  }

  private static List<String> lines(Path file) throws IOException {
    PathChecks.requireFile(file, "a text file");
    return TextFile.read(file).lines().toList();
  }
}
