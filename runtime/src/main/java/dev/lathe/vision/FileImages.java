package dev.lathe.vision;

import dev.lathe.data.Dataset;
import dev.lathe.data.Example;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Pictures in files of their own, which are read when they are asked for: what {@link ImageFolder}, {@link Voc} and {@link Yolo} have in common.
 *
 * @param <T> type of the targets
 */
public abstract class FileImages<T> implements Dataset<Image, T> {
  private final List<Path> files;
  private final List<String> classes;

  FileImages(List<Path> files, List<String> classes) {
    this.files = List.copyOf(files);
    this.classes = List.copyOf(classes);
  }

  /** What belongs to a picture, which has been read. */
  abstract T target(int index, Image image) throws IOException;

  /** Names of the classes, in the order of their numbers; empty where no file has them. */
  public final List<String> classes() {
    return classes;
  }

  /** The file of a picture, 0 to {@code size() - 1}. */
  public final Path file(int index) {
    return files.get(index);
  }

  /**
   * The data set without the pictures that are gone or broken: each is decoded once, on all cores. Boxes and other targets are not looked at: where those are broken, {@link #get} still says so.
   *
   * <pre>{@code
   * ReadableImages<Integer> good = ImageFolder.load(Path.of("scraped")).readable();
   * System.out.println(good.skipped().size() + " left out: " + good.skipped());
   * }</pre>
   *
   * <p>Without this, {@link #get} fails at such a picture, and with it training, naming the file.
   */
  public final ReadableImages<T> readable() {
    return ReadableImages.of(this);
  }

  @Override
  public final int size() {
    return files.size();
  }

  /**
   * Reads a picture, in red, green and blue whatever its file holds, and what belongs to it.
   *
   * @throws UncheckedIOException with the message of what was thrown, code L207 or L208, where a file is gone or broken
   */
  @Override
  public final Example<Image, T> get(int index) {
    try {
      Image image = Image.read(files.get(index)).toRgb();
      return new Example<>(image, target(index, image));
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }
}
