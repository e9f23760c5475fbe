package dev.lathe.vision;

import dev.lathe.data.Dataset;
import dev.lathe.data.Example;
import dev.lathe.runtime.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Grey pictures and their labels. Each is an object from the beginning, so that going through them makes none. */
final class IdxImages implements Dataset<Image, Integer> {
  private static final int OBJECTS = 96; // bytes of an example's objects, at most

  private final List<Example<Image, Integer>> examples;
  private final Path labelPath;

  private IdxImages(List<Example<Image, Integer>> examples, Path labelPath) {
    this.examples = examples;
    this.labelPath = labelPath;
  }

  /**
   * Takes files of rank 3 and 1 with one number of examples.
   *
   * @throws IOException where the heap has no room for so many
   */
  static IdxImages of(IdxFile images, IdxFile labels) throws IOException {
    int height = images.shape().get(1);
    int width = images.shape().get(2);
    byte[] classes = labels.shared();
    requireRoom(classes.length, (long) height * width + OBJECTS, images.path());
    List<Example<Image, Integer>> examples = new ArrayList<>(classes.length);
    for (int from = 0; examples.size() < classes.length; from += height * width) {
      byte[] samples = Arrays.copyOfRange(images.shared(), from, from + height * width);
      int label = classes[examples.size()] & 0xFF;
      examples.add(new Example<>(Image.wrap(width, height, 1, samples), label));
    }
    return new IdxImages(examples, labels.path());
  }

  private static void requireRoom(long count, long each, Path path) throws IOException {
    long heap = Runtime.getRuntime().maxMemory() / 2;
    if (count * each > heap) {
      throw new IOException(Message.of(
          "L208",
          "pictures that take half of the heap at most, " + heap + " bytes, in " + path
              + ", offset 4",
          count + " pictures of " + each + " bytes",
          "raise -Xmx if the file is right"));
    }
  }

  /** Refuses labels outside of a range. */
  void checkLabels(int first, int last) throws IOException {
    for (int i = 0; i < examples.size(); i++) {
      int label = examples.get(i).target();
      if (label < first || label > last) {
        String expected =
            "a label of " + first + " to " + last + " in " + labelPath + ", offset " + (8 + i);
        throw new IOException(
            Message.of("L208", expected, String.valueOf(label), "use the files of one split"));
      }
    }
  }

  @Override
  public int size() {
    return examples.size();
  }

  @Override
  public Example<Image, Integer> get(int index) {
    return examples.get(index);
  }
}
