package dev.lathe.vision;

import dev.lathe.io.PathChecks;
import java.io.IOException;
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
 */
public final class ImageFolder extends FileImages<Integer> {
  private final int[] labels;

  private ImageFolder(List<String> classes, List<Path> files, int[] labels) {
    super(files, classes);
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
        files,
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

  @Override
  Integer target(int index, Image image) {
    return labels[index];
  }
}
