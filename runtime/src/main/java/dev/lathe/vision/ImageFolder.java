package dev.lathe.vision;

import dev.lathe.data.Dataset;
import dev.lathe.data.Example;
import dev.lathe.io.PathChecks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Pictures in folders, one a class: torchvision's {@code ImageFolder}. Classes are numbered from 0 in the order of the folders' names, pictures are in the order of their paths.
 *
 * <pre>{@code
 * ImageFolder flowers = ImageFolder.load(Path.of("flowers")); // flowers/daisy/1.jpg, flowers/rose/1.jpg, ...
 * Dataset<float[], Integer> data = flowers.transform(Transforms.centerCrop(64).then(Transforms.toTensor()));
 * }</pre>
 *
 * <p>{@link #get} reads the file, in red, green and blue whatever it holds, and throws an {@link UncheckedIOException} with the message of {@link Image#read} where it is broken.
 */
public final class ImageFolder implements Dataset<Image, Integer> {
  private final List<String> classes;
  private final List<Path> files;
  private final int[] labels;

  private ImageFolder(List<String> classes, List<Path> files, int[] labels) {
    this.classes = classes;
    this.files = files;
    this.labels = labels;
  }

  /**
   * Looks which files there are, in the folders of the classes and in all folders within them.
   *
   * @throws IOException with code L207 when there is no such folder, no folder in it, or one without a picture
   */
  public static ImageFolder load(Path folder) throws IOException {
    PathChecks.requireFolder(folder, "a folder with a folder for each class");
    List<Path> folders = folders(folder);
    List<Path> files = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (int label = 0; label < folders.size(); label++) {
      for (Path file : ImageFiles.below(folders.get(label))) {
        files.add(file);
        labels.add(label);
      }
    }
    return new ImageFolder(
        folders.stream().map(ImageFiles::name).toList(),
        List.copyOf(files),
        labels.stream().mapToInt(label -> label).toArray());
  }

  private static List<Path> folders(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      List<Path> folders = ImageFiles.sorted(entries
          .filter(Files::isDirectory)
          .filter(entry -> !ImageFiles.name(entry).startsWith(".")));
      if (folders.isEmpty()) {
        throw PathChecks.missing(
            folder,
            "a folder for each class in " + folder,
            "no folder",
            "sort the pictures into folders that are called as their classes");
      }
      return folders;
    }
  }

  /** Names of the classes, in the order of their numbers. */
  public List<String> classes() {
    return classes;
  }

  /** The file of a picture, 0 to {@code size() - 1}. */
  public Path file(int index) {
    return files.get(index);
  }

  @Override
  public int size() {
    return files.size();
  }

  @Override
  public Example<Image, Integer> get(int index) {
    return new Example<>(BoxedImages.read(files.get(index)), labels[index]);
  }
}
