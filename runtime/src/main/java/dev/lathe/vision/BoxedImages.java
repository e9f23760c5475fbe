package dev.lathe.vision;

import dev.lathe.data.Dataset;
import dev.lathe.data.Example;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** Pictures with boxes: files of both, of which one is read after the other when an example is asked for. */
final class BoxedImages implements Dataset<Image, List<Box>> {
  private final List<Path> images;
  private final List<Path> labels;
  private final BoxReader reader;

  /** Reads the boxes of a picture from their own file. */
  interface BoxReader {
    List<Box> read(Path labels, Image image) throws IOException;
  }

  BoxedImages(List<Path> images, List<Path> labels, BoxReader reader) {
    this.images = images;
    this.labels = labels;
    this.reader = reader;
  }

  /** In red, green and blue. */
  static Image read(Path path) {
    try {
      return Image.read(path).toRgb();
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  Path image(int index) {
    return images.get(index);
  }

  @Override
  public int size() {
    return images.size();
  }

  @Override
  public Example<Image, List<Box>> get(int index) {
    Image image = read(images.get(index));
    try {
      return new Example<>(image, reader.read(labels.get(index), image));
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }
}
