package dev.lathe.vision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lathe.data.Dataset;
import dev.lathe.data.Thrown;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MnistTest {
  @TempDir
  Path folder;

  @ParameterizedTest
  @CsvSource({
    "train-images-idx3-ubyte, train-labels-idx1-ubyte",
    "train-images-idx3-ubyte.gz, train-labels-idx1-ubyte.gz",
    "train-images.idx3-ubyte, train-labels.idx1-ubyte",
    "train-images.idx3-ubyte.gz, train-labels-idx1-ubyte",
  })
  void readsFilesOfEveryName(String images, String labels) throws IOException {
    write(images, IdxBytes.images(3));
    write(labels, IdxBytes.labels(7, 0, 255));
    Dataset<Image, Integer> train = Mnist.train(folder);
    assertEquals(3, train.size());
    assertEquals(
        Image.of(3, 2, 1, new byte[] {6, 7, 8, 9, 10, 11}), train.get(1).input());
    assertEquals(7, train.get(0).target());
    assertEquals(255, train.get(2).target());
    assertThrows(IndexOutOfBoundsException.class, () -> train.get(3));
  }

  @Test
  void testIsNotTrain() throws IOException {
    write("t10k-images-idx3-ubyte", IdxBytes.images(2));
    write("t10k-labels-idx1-ubyte", IdxBytes.labels(1, 2));
    assertEquals(2, Mnist.test(folder).size());
    Thrown.by(
        NoSuchFileException.class,
        () -> Mnist.train(folder),
        "[L207] expected a file train-images-idx3-ubyte",
        "t10k-images-idx3-ubyte");
  }

  @Test
  void imagesAndLabelsMustAgreeInNumber() throws IOException {
    write("train-images-idx3-ubyte", IdxBytes.images(3));
    write("train-labels-idx1-ubyte", IdxBytes.labels(1, 2));
    Thrown.by(
        IOException.class,
        () -> Mnist.train(folder),
        "[L208]",
        "found: 2 labels and 3 images",
        "offset 4");
  }

  @Test
  void imagesAndLabelsMustNotBeInterchanged() throws IOException {
    write("train-images-idx3-ubyte", IdxBytes.labels(1, 2, 3));
    write("train-labels-idx1-ubyte", IdxBytes.labels(1, 2, 3));
    Thrown.by(
        IOException.class,
        () -> Mnist.train(folder),
        "[L208] expected 3 axes for images",
        "found: 1 axes",
        "interchanged");
    write("train-labels-idx1-ubyte", IdxBytes.images(3));
    Thrown.by(
        IOException.class,
        () -> Mnist.train(folder),
        "[L208] expected 1 axes for labels",
        "found: 3 axes");
  }

  @Test
  void saysWhatIsMissing() throws IOException {
    Thrown.by(
        NoSuchFileException.class,
        () -> Mnist.train(folder),
        "[L207]",
        "found: an empty folder",
        "SyntheticDigits needs no files");
    write("train-images-idx3-ubyte", IdxBytes.images(3));
    Thrown.by(
        NoSuchFileException.class,
        () -> Mnist.train(folder),
        "train-labels-idx1-ubyte or train-labels-idx1-ubyte.gz");
    for (int i = 0; i < 9; i++) {
      write("x" + i, new byte[0]);
    }
    Thrown.by(
        NoSuchFileException.class,
        () -> Mnist.train(folder),
        "found: train-images-idx3-ubyte, x0, x1",
        "x6 and 2 more");
  }

  @Test
  void needsAFolder() throws IOException {
    Path file = write("train-images-idx3-ubyte", IdxBytes.images(3));
    Thrown.by(
        FileSystemException.class,
        () -> Mnist.train(file),
        "[L207] expected a folder with train-images",
        "the file ");
    Thrown.by(
        NoSuchFileException.class,
        () -> Mnist.test(folder.resolve("none")),
        "[L207]",
        "nothing at");
  }

  @Test
  void aFolderInPlaceOfAFileIsRefused() throws IOException {
    Files.createDirectory(folder.resolve("train-images-idx3-ubyte"));
    write("train-labels-idx1-ubyte", IdxBytes.labels(1));
    Thrown.by(
        FileSystemException.class,
        () -> Mnist.train(folder),
        "[L207] expected an IDX file",
        "the folder");
  }

  private Path write(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), name.endsWith(".gz") ? IdxBytes.gzip(bytes) : bytes);
  }
}
