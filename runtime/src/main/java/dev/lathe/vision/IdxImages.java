package dev.lathe.vision;

import dev.lathe.data.Dataset;
import dev.lathe.data.Example;
import dev.lathe.runtime.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Grey pictures and their labels. */
final class IdxImages {
  private static final int OBJECTS = 96; // bytes of an example's objects, at most

  private IdxImages() {}

  /**
   * Takes files of rank 3 and 1 with one number of examples. Each becomes an object now, so that going through them makes none.
   *
   * @throws IOException where the heap has no room for so many
   */
  static Dataset<Image, Integer> of(IdxFile images, IdxFile labels, Path path) throws IOException {
    int height = images.shape().get(1);
    int width = images.shape().get(2);
    byte[] classes = labels.shared();
    requireRoom(classes.length, (long) height * width + OBJECTS, path);
    List<Example<Image, Integer>> examples = new ArrayList<>(classes.length);
    for (int from = 0; examples.size() < classes.length; from += height * width) {
      byte[] samples = Arrays.copyOfRange(images.shared(), from, from + height * width);
      int label = classes[examples.size()] & 0xFF;
      examples.add(new Example<>(Image.wrap(width, height, 1, samples), label));
    }
    return Dataset.of(examples);
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
}
