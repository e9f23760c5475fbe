package dev.lathe.vision;

import dev.lathe.data.Dataset;
import dev.lathe.data.Example;
import dev.lathe.io.PathChecks;
import dev.lathe.io.RemoteFile;
import dev.lathe.runtime.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** The records of a CIFAR file: labels, then red, green and blue planes of 32 x 32. */
final class CifarFile implements Dataset<Image, Integer> {
  private static final int SIDE = 32;
  private static final int PLANE = SIDE * SIDE;
  private static final int CHANNELS = 3;
  private static final long EXAMPLES = 60_000;
  private static final long BESIDES = 1 << 20; // names of classes, a page of text

  private final Kind kind;
  private final byte[] records;

  /** What a record begins with. */
  enum Kind {
    CIFAR_10(1, 10),
    CIFAR_100(2, 100);

    private final int labels;
    private final int classes;

    Kind(int labels, int classes) {
      this.labels = labels;
      this.classes = classes;
    }

    private int record() {
      return labels + CHANNELS * PLANE;
    }
  }

  private CifarFile(Kind kind, byte[] records) {
    this.kind = kind;
    this.records = records;
  }

  static Path download(
      Kind kind, Path folder, RemoteFile archive, String within, List<String> train, String test)
      throws IOException {
    List<String> members = new ArrayList<>();
    train.forEach(name -> members.add(within + "/" + name));
    members.add(within + "/" + test);
    return StandardSets.fetch(folder, archive, EXAMPLES * kind.record() + BESIDES, members);
  }

  /** The pictures of files in a folder, each as it is or gzipped. */
  static Dataset<Image, Integer> load(Kind kind, Path folder, List<String> names)
      throws IOException {
    PathChecks.requireFolder(folder, "a folder with " + String.join(", ", names));
    Path[] paths = names.stream()
        .map(name ->
            Files.exists(folder.resolve(name + ".gz")) && Files.notExists(folder.resolve(name))
                ? name + ".gz"
                : name)
        .map(folder::resolve)
        .toArray(Path[]::new);
    return load(kind, paths[0], Arrays.copyOfRange(paths, 1, paths.length));
  }

  static Dataset<Image, Integer> load(Kind kind, Path first, Path... more) throws IOException {
    Dataset<Image, Integer> all = read(kind, first);
    for (Path next : more) {
      all = all.concat(read(kind, next));
    }
    return all;
  }

  private static CifarFile read(Kind kind, Path path) throws IOException {
    try (IdxInput input = IdxInput.open(path, "a binary file of CIFAR")) {
      CifarFile file = new CifarFile(kind, input.records(kind.record()));
      for (int index = 0; index < file.size(); index++) {
        file.checkLabel(path, index);
      }
      return file;
    }
  }

  private void checkLabel(Path path, int index) throws IOException {
    if (label(index) >= kind.classes) {
      int offset = index * kind.record() + kind.labels - 1;
      throw new IOException(Message.of(
          "L208",
          "a label below " + kind.classes + " in " + path + ", offset " + offset,
          String.valueOf(label(index)),
          "check that it is the binary version"));
    }
  }

  private int label(int index) {
    return records[index * kind.record() + kind.labels - 1] & 0xFF;
  }

  @Override
  public int size() {
    return records.length / kind.record();
  }

  @Override
  public Example<Image, Integer> get(int index) {
    int from = Objects.checkIndex(index, size()) * kind.record() + kind.labels;
    byte[] pixels = new byte[CHANNELS * PLANE];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = records[from + i % CHANNELS * PLANE + i / CHANNELS];
    }
    return new Example<>(Image.wrap(SIDE, SIDE, CHANNELS, pixels), label(index));
  }
}
