package dev.lathe.vision;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.lathe.data.Dataset;
import dev.lathe.data.SharedFiles;
import dev.lathe.data.Thrown;
import dev.lathe.io.FileServer;
import dev.lathe.io.RemoteFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Well-known data sets from a server on this machine, with small files in place of theirs. */
class StandardSetsTest {
  @TempDir
  Path folder;

  private FileServer server;

  @BeforeEach
  void start() throws IOException {
    server = new FileServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void tableIsWhole() {
    for (List<RemoteFile> files :
        List.of(StandardSets.MNIST, StandardSets.FASHION_MNIST, StandardSets.KMNIST)) {
      assertEquals(4, files.size());
      files.forEach(file -> assertEquals(List.of(file.name()), List.of(last(file))));
      assertEquals(32, files.get(0).checksum().length());
    }
    assertEquals(
        "https://ossci-datasets.s3.amazonaws.com/mnist/train-images-idx3-ubyte.gz",
        StandardSets.MNIST.get(0).addresses().get(0));
    assertEquals(
        List.of("https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz"),
        StandardSets.CIFAR_10.addresses());
  }

  private static String last(RemoteFile file) {
    String address = file.addresses().get(0);
    return address.substring(address.lastIndexOf('/') + 1);
  }

  /** The files here were packed anew: what is in them has the MD5s that are known of the unpacked files. */
  @Test
  void realFilesOfMnistHaveTheKnownContent() throws IOException {
    Map<String, String> known = Map.of(
        "train-images-idx3-ubyte.gz", "6bbc9ace898e44ae57da46a324031adb",
        "train-labels-idx1-ubyte.gz", "a25bea736e30d166cdddb491f175f624",
        "t10k-images-idx3-ubyte.gz", "2646ac647ad5339dbf082846283269ea",
        "t10k-labels-idx1-ubyte.gz", "27ae3e4e09519cfbb04c329615203637");
    for (RemoteFile file : StandardSets.MNIST) {
      Path path = SharedFiles.data("mnist").resolve(file.name());
      try (InputStream unpacked = new GZIPInputStream(Files.newInputStream(path))) {
        assertEquals(known.get(file.name()), hex("MD5", unpacked.readAllBytes()));
      }
    }
  }

  @Test
  void setOfFourFilesIsFetchedAndRead() throws IOException {
    List<RemoteFile> files = List.of(
        remote("train-images-idx3-ubyte.gz", IdxBytes.gzip(IdxBytes.images(3))),
        remote("train-labels-idx1-ubyte.gz", IdxBytes.gzip(IdxBytes.labels(4, 5, 6))),
        remote("t10k-images-idx3-ubyte.gz", IdxBytes.gzip(IdxBytes.images(1))),
        remote("t10k-labels-idx1-ubyte.gz", IdxBytes.gzip(IdxBytes.labels(9))));
    Path fetched = StandardSets.fetch(folder, files);
    assertEquals(3, FashionMnist.train(fetched).size());
    assertEquals(
        "Ankle boot",
        FashionMnist.classes().get(FashionMnist.test(fetched).get(0).target()));
    assertEquals("ha", Kmnist.classes().get(Kmnist.train(fetched).get(1).target()));
    assertEquals(1, Kmnist.test(fetched).size());
    StandardSets.fetch(folder, files);
    assertEquals(4, server.asked.size());
  }

  @Test
  void lettersAreUprightAndFromZeroOn() throws IOException {
    RemoteFile archive = remote("gzip.zip", emnist("letters", 1, 26));
    Path fetched = Emnist.download(folder, "letters", archive);
    Dataset<Image, Integer> train = Emnist.train(fetched, "letters");
    assertEquals(List.of(0, 25), List.of(train.get(0).target(), train.get(1).target()));
    assertEquals("z", Emnist.classes("letters").get(train.get(1).target()));
    Image image = train.get(0).input(); // 0 1 2 / 3 4 5, interchanged
    assertEquals("2 x 3", image.width() + " x " + image.height());
    assertArrayEquals(new byte[] {0, 3, 1, 4, 2, 5}, image.pixels());
    assertEquals(2, Emnist.test(fetched.resolve("gzip"), "letters").size());
    assertFalse(Files.exists(folder.resolve("gzip/other.txt")));
    Files.delete(folder.resolve("gzip.zip"));
    Emnist.download(folder, "letters", archive);
    assertEquals(1, server.asked.size());
  }

  @Test
  void splitsHaveTheirClasses() throws IOException {
    assertEquals(62, Emnist.classes("byclass").size());
    assertEquals(
        "Aa", Emnist.classes("byclass").get(10) + Emnist.classes("byclass").get(36));
    assertEquals(47, Emnist.classes("balanced").size());
    assertEquals("t", Emnist.classes("bymerge").get(46));
    assertEquals(10, Emnist.classes("digits").size());
    Thrown.by(
        IllegalArgumentException.class,
        () -> Emnist.train(folder, "upper"),
        "L212",
        "balanced, byclass, bymerge, digits, letters, mnist",
        "upper");
    Thrown.by(
        NoSuchFileException.class, () -> Emnist.test(folder, "mnist"), "L207", "emnist-mnist-test");
    Emnist.download(folder, "digits", remote("gzip.zip", emnist("digits", 9, 10)));
    Thrown.by(
        IOException.class,
        () -> Emnist.train(folder, "digits"),
        "L208",
        "a label of 0 to 9",
        "offset 9");
  }

  @Test
  void colourPicturesAreUnpackedAndRead() throws IOException {
    ByteArrayOutputStream tar = new ByteArrayOutputStream();
    tar.write(entry("cifar-10-batches-bin/readme.html", "hello".getBytes(StandardCharsets.UTF_8)));
    for (int i = 1; i <= 5; i++) {
      tar.write(entry("cifar-10-batches-bin/data_batch_" + i + ".bin", record(1, i)));
    }
    tar.write(entry("cifar-10-batches-bin/test_batch.bin", record(1, 9)));
    RemoteFile archive = remote("cifar-10-binary.tar.gz", IdxBytes.gzip(tar.toByteArray()));
    Dataset<Image, Integer> train = Cifar10.train(Cifar10.download(folder, archive));
    assertEquals(5, train.size());
    assertEquals(5, train.get(4).target());
    assertEquals(9, Cifar10.test(folder.resolve("cifar-10-batches-bin")).get(0).target());
    assertFalse(Files.exists(folder.resolve("cifar-10-batches-bin/readme.html")));
    Cifar10.download(folder, archive);
    assertEquals(1, server.asked.size());
    Thrown.by(NoSuchFileException.class, () -> Cifar100.test(folder), "L207", "test.bin");
  }

  @Test
  void fineClassesAreRead() throws IOException {
    ByteArrayOutputStream tar = new ByteArrayOutputStream();
    tar.write(entry("cifar-100-binary/test.bin", record(2, 99)));
    tar.write(entry("cifar-100-binary/train.bin", record(2, 7)));
    RemoteFile archive = remote("cifar-100-binary.tar.gz", IdxBytes.gzip(tar.toByteArray()));
    Path fetched = Cifar100.download(folder, archive);
    assertEquals(7, Cifar100.train(fetched).get(0).target());
    assertEquals(99, Cifar100.test(fetched).get(0).target());
  }

  @Test
  void realBatchIsReadPacked() throws IOException {
    Path batch = SharedFiles.data("cifar10").resolve("data_batch_1.bin.gz");
    Files.copy(batch, folder.resolve("test_batch.bin.gz"));
    assertEquals(Cifar10.load(batch).size(), Cifar10.test(folder).size());
  }

  /** A zip with a split of two pictures with these labels, in both parts. */
  private static byte[] emnist(String split, int... labels) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String part : List.of("train", "test")) {
        String name = "gzip/emnist-" + split + "-" + part;
        zip.putNextEntry(new ZipEntry(name + "-images-idx3-ubyte.gz"));
        zip.write(IdxBytes.gzip(IdxBytes.images(labels.length)));
        zip.putNextEntry(new ZipEntry(name + "-labels-idx1-ubyte.gz"));
        zip.write(IdxBytes.gzip(IdxBytes.labels(labels)));
      }
      zip.putNextEntry(new ZipEntry("gzip/other.txt"));
    }
    return bytes.toByteArray();
  }

  private static byte[] record(int labels, int label) {
    byte[] record = new byte[labels + 3072];
    record[labels - 1] = (byte) label;
    return record;
  }

  private static byte[] entry(String name, byte[] content) {
    byte[] entry = new byte[512 + (content.length + 511) / 512 * 512];
    put(entry, 0, name);
    put(entry, 124, String.format(Locale.ROOT, "%011o", content.length));
    put(entry, 148, "        0");
    int sum = 0;
    for (int i = 0; i < 512; i++) {
      sum += entry[i];
    }
    put(entry, 148, String.format(Locale.ROOT, "%06o", sum));
    entry[154] = 0;
    System.arraycopy(content, 0, entry, 512, content.length);
    return entry;
  }

  private static void put(byte[] entry, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, entry, at, bytes.length);
  }

  private RemoteFile remote(String name, byte[] content) {
    String address = server.serve("/" + name, FileServer.file(content));
    return new RemoteFile(name, content.length, hex("SHA-256", content), List.of(address));
  }

  private static String hex(String algorithm, byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
