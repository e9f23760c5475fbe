package dev.lathe.vision;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lathe.data.Dataset;
import dev.lathe.data.Example;
import dev.lathe.data.SharedFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** MNIST and Fashion-MNIST against figures that were made without Lathe. */
class MnistRealFilesTest {
  @TempDir
  Path folder;

  @Test
  void train() throws IOException, NoSuchAlgorithmException {
    check(Mnist.train(SharedFiles.data("mnist")), "mnist/train");
  }

  @Test
  void test() throws IOException, NoSuchAlgorithmException {
    check(Mnist.test(SharedFiles.data("mnist")), "mnist/t10k");
  }

  @Test
  void fashion() throws IOException, NoSuchAlgorithmException {
    Path source = SharedFiles.data("fashion900");
    for (String name : new String[] {"images-idx3-ubyte.gz", "labels-idx1-ubyte.gz"}) {
      Files.copy(source.resolve(name), folder.resolve("train-" + name));
    }
    check(Mnist.train(folder), "fashion900");
  }

  private static void check(Dataset<Image, Integer> data, String name)
      throws IOException, NoSuchAlgorithmException {
    MessageDigest images = MessageDigest.getInstance("SHA-256");
    MessageDigest labels = MessageDigest.getInstance("SHA-256");
    images.update(header(0x803, data.size(), 28, 28));
    labels.update(header(0x801, data.size()));
    int[] histogram = new int[10];
    for (int i = 0; i < data.size(); i++) {
      Example<Image, Integer> example = data.get(i);
      images.update(example.input().pixels());
      labels.update(example.target().byteValue());
      histogram[example.target()]++;
    }
    assertEquals(golden(name, "count"), String.valueOf(data.size()));
    assertEquals(golden(name, "raw_images_sha256"), HexFormat.of().formatHex(images.digest()));
    assertEquals(golden(name, "raw_labels_sha256"), HexFormat.of().formatHex(labels.digest()));
    assertEquals(golden(name, "label_hist"), Arrays.toString(histogram).replace(" ", ""));
  }

  private static byte[] header(int magic, int... sizes) {
    ByteBuffer header = ByteBuffer.allocate(4 + 4 * sizes.length).putInt(magic);
    for (int size : sizes) {
      header.putInt(size);
    }
    return header.array();
  }

  /** A value of the reference file without its white space and quotes. */
  private static String golden(String set, String key) throws IOException {
    String json = Files.readString(SharedFiles.data("goldens.json")).replaceAll("\\s", "");
    String section = json.substring(json.indexOf("\"" + set + "\":{"));
    Matcher value = Pattern.compile("\"" + key + "\":\"?(\\[[^]]*]|\\w+)").matcher(section);
    return value.find() ? value.group(1) : "no " + key + " of " + set;
  }
}
