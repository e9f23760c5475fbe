package dev.lathe.vision;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The pictures of a data set that can be decoded, in its order, and which ones cannot: what {@code readable()} of {@link ImageFolder}, {@link Voc}, {@link Yolo} and {@link Coco} makes.
 *
 * @param <T> type of the targets
 */
public final class ReadableImages<T> extends FileImages<T> {
  private final FileImages<T> all;
  private final int[] indices;
  private final Map<Path, String> skipped;

  private ReadableImages(
      FileImages<T> all, List<Path> files, int[] indices, Map<Path, String> skipped) {
    super(files, all.classes());
    this.all = all;
    this.indices = indices;
    this.skipped = skipped;
  }

  static <T> ReadableImages<T> of(FileImages<T> all) {
    List<String> problems = IntStream.range(0, all.size())
        .parallel()
        .mapToObj(i -> problem(all.file(i)))
        .toList();
    int[] indices =
        IntStream.range(0, all.size()).filter(i -> problems.get(i).isEmpty()).toArray();
    List<Path> files = new ArrayList<>();
    Map<Path, String> skipped = new LinkedHashMap<>();
    for (int i = 0; i < all.size(); i++) {
      if (problems.get(i).isEmpty()) {
        files.add(all.file(i));
      } else {
        skipped.put(all.file(i), problems.get(i));
      }
    }
    return new ReadableImages<>(all, files, indices, Collections.unmodifiableMap(skipped));
  }

  private static String problem(Path file) {
    try {
      Image.read(file);
      return "";
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }

  /** The files that were left out, in their order, and for each the message with code L207 or L208 that {@code get} would have thrown. */
  public Map<Path, String> skipped() {
    return skipped;
  }

  @Override
  T target(int index, Image image) throws IOException {
    return all.target(indices[index], image);
  }
}
