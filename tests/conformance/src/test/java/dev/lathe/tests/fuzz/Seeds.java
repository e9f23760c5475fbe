package dev.lathe.tests.fuzz;

import dev.lathe.audio.Audio;
import dev.lathe.audio.Wav;
import dev.lathe.audio.WavEncoding;
import dev.lathe.data.Dataset;
import dev.lathe.data.Stored;
import dev.lathe.text.BytePairEncoding;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Whole files of every kind. */
final class Seeds {
  private static final int BLOCK = 512;

  private Seeds() {}

  static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] reference(String name) throws IOException {
    return Files.readAllBytes(Path.of(System.getProperty("lathe.reference")).resolve(name));
  }

  static Map<String, byte[]> pictures() throws IOException {
    Map<String, byte[]> pictures = new LinkedHashMap<>();
    for (String format : new String[] {"png", "jpg", "bmp", "gif", "tiff"}) {
      pictures.put("a." + format, picture(format));
    }
    pictures.put("ycck.jpg", reference("ycck.jpg"));
    pictures.put("a.ppm", text("P3 # grey\n2 2 255\n1 2 3 4 5 6 7 8 9 10 11 255\n"));
    byte[] raw = Arrays.copyOf(text("P5\n4 3\n255\n"), 11 + 12);
    pictures.put("a.pgm", raw);
    return pictures;
  }

  static byte[] picture(String format) throws IOException {
    BufferedImage image = new BufferedImage(12, 9, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 108; i++) {
      image.setRGB(i % 12, i / 12, i * 0x020507);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, format, out);
    return out.toByteArray();
  }

  static Map<String, byte[]> idx() throws IOException {
    ByteBuffer images = ByteBuffer.allocate(16 + 5 * 12);
    images.putInt(0x803).putInt(5).putInt(4).putInt(3);
    ByteBuffer labels = ByteBuffer.allocate(8 + 5).putInt(0x801).putInt(5);
    return Map.of(
        "train-images-idx3-ubyte", images.array(),
        "train-labels-idx1-ubyte.gz", gzip(labels.array()));
  }

  static byte[] cifar() {
    return new byte[3 * 3073];
  }

  static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream packing = new GZIPOutputStream(out)) {
      packing.write(content);
    }
    return out.toByteArray();
  }

  static byte[] wav() throws IOException {
    Path file = Files.createTempFile("lathe", ".wav");
    try {
      Wav.write(file, Audio.of(8000, new float[40], new float[40]), WavEncoding.PCM_16);
      return Files.readAllBytes(file);
    } finally {
      Files.delete(file);
    }
  }

  static Map<String, byte[]> voc() throws IOException {
    return Map.of(
        "JPEGImages/a.jpg", picture("jpg"),
        "Annotations/a.xml",
            text("<annotation><filename>a.jpg</filename><size><width>12</width><height>9</height>"
                + "<depth>3</depth></size><object><name>cell &amp; wall</name><bndbox><xmin>1</xmin>"
                + "<ymin>2</ymin><xmax>8</xmax><ymax>7</ymax></bndbox></object></annotation>"));
  }

  static Map<String, byte[]> yolo() throws IOException {
    return Map.of(
        "images/a.png", picture("png"),
        "labels/a.txt", text("0 0.5 0.5 0.25 0.5\n1 0.1 0.2 0.1 0.1\n"),
        "classes.names", text("cat\ndog\n"));
  }

  static Map<String, byte[]> darknet() throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>(yolo());
    files.put("a.data", text("classes = 2\ntrain = train.txt\nnames = classes.names\n"));
    files.put("train.txt", text("images/a.png\n"));
    return files;
  }

  static Map<String, byte[]> coco() throws IOException {
    return Map.of(
        "a.png", picture("png"),
        "boxes.json",
            text("{\"images\":[{\"id\":7,\"file_name\":\"a.png\",\"width\":12,\"height\":9}],"
                + "\"categories\":[{\"id\":3,\"name\":\"cat\"}],\"annotations\":[{\"id\":1,"
                + "\"image_id\":7,\"category_id\":3,\"bbox\":[1,2.5,3e0,4],\"iscrowd\":0,"
                + "\"segmentation\":[[1,2,3]]}]}"));
  }

  static Map<String, byte[]> pairs() throws IOException {
    Path folder = Files.createTempDirectory("lathe");
    Path vocab = folder.resolve("vocab.json");
    Path merges = folder.resolve("merges.txt");
    try {
      BytePairEncoding.train(List.of("low lower lowest", "new newer"), 280, 1).write(vocab, merges);
      return Map.of(
          "vocab.json", Files.readAllBytes(vocab), "merges.txt", Files.readAllBytes(merges));
    } finally {
      Files.deleteIfExists(vocab);
      Files.deleteIfExists(merges);
      Files.delete(folder);
    }
  }

  static Dataset<float[], String> floats() {
    return Dataset.of(new float[][] {{1, 2}, {}, {3}}, new String[] {"one", "", "two"});
  }

  static byte[] cache() throws IOException {
    Path folder = Files.createTempDirectory("lathe");
    Path file = folder.resolve("a.cache");
    try {
      floats().cache(file, Stored.floats(), Stored.text());
      return Files.readAllBytes(file);
    } finally {
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
  }

  static byte[] zip() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("a.txt"));
      zip.write(text("some text"));
      zip.putNextEntry(new ZipEntry("b/c.bin"));
      zip.write(new byte[700]);
    }
    return out.toByteArray();
  }

  static byte[] tar() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    entry(out, "a.txt", text("some text"));
    entry(out, "b/c.bin", new byte[700]);
    out.write(new byte[2 * BLOCK]);
    return gzip(out.toByteArray());
  }

  /** A header of POSIX 1003.1 (ustar) and the content, filled up to whole blocks. */
  private static void entry(OutputStream out, String name, byte[] content) throws IOException {
    byte[] header = new byte[BLOCK];
    put(header, 0, name);
    put(header, 100, "0000644\0" + "0000000\0" + "0000000\0");
    put(header, 124, String.format("%011o\0%011o\0", content.length, 0));
    put(header, 148, "        0");
    put(header, 257, "ustar\00000");
    int sum = 0;
    for (byte b : header) {
      sum += b & 0xFF;
    }
    put(header, 148, String.format("%06o\0 ", sum));
    out.write(header);
    out.write(Arrays.copyOf(content, (content.length + BLOCK - 1) / BLOCK * BLOCK));
  }

  private static void put(byte[] header, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }
}
