package dev.lathe.vision;

import dev.lathe.data.Dataset;
import dev.lathe.data.Example;
import dev.lathe.runtime.Message;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;

/** Grey pictures and their labels, held as the files have them: a picture is cut out when it is asked for. */
final class IdxImages implements Dataset<Image, Integer> {
  private final int height;
  private final int width;
  private final byte[] pixels;
  private final byte[] labels;
  private final IdxFile labelFile;

  /** Takes files of rank 3 and 1 with one number of examples. */
  IdxImages(IdxFile images, IdxFile labels) {
    this.height = images.shape().get(1);
    this.width = images.shape().get(2);
    this.pixels = images.shared();
    this.labels = labels.shared();
    this.labelFile = labels;
  }

  /** Refuses labels outside of a range. */
  void checkLabels(int first, int last) throws IOException {
    for (int i = 0; i < labels.length; i++) {
      int label = labels[i] & 0xFF;
      if (label < first || label > last) {
        String expected = "a label of " + first + " to " + last + " in " + labelFile.path()
            + ", offset " + (8 + i);
        throw new IOException(
            Message.of("L208", expected, String.valueOf(label), "use the files of one split"));
      }
    }
  }

  @Override
  public int size() {
    return labels.length;
  }

  @Override
  public Example<Image, Integer> get(int index) {
    int from = Objects.checkIndex(index, labels.length) * height * width;
    byte[] samples = Arrays.copyOfRange(pixels, from, from + height * width);
    return new Example<>(Image.wrap(width, height, 1, samples), labels[index] & 0xFF);
  }
}
