package dev.lathe.vision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.data.SharedFiles;
import dev.lathe.data.Thrown;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data sets with boxes, in either form. */
class BoxesTest {
  @TempDir
  Path folder;

  @Test
  void annotationsOfVocAreThoseOfTheReference() throws IOException {
    Voc data = Voc.load(SharedFiles.unpack("bccd/bccd.zip", folder));
    String golden = Files.readString(SharedFiles.data("bccd/boxes.json")).replaceAll("\\s", "");
    assertEquals(256, data.size());
    assertEquals(3, data.classes().size());
    for (int i = 0; i < data.size(); i++) {
      String boxes =
          data.get(i).target().stream().map(BoxesTest::json).collect(Collectors.joining(","));
      Image image = data.get(i).input();
      String line = "\"%s\":{\"size\":[%d.0,%d.0],\"boxes\":[%s]}"
          .formatted(ImageFiles.stem(data.file(i)), image.width(), image.height(), boxes);
      assertTrue(golden.contains(line), line);
    }
  }

  private static String json(Box box) {
    return "[" + box.label() + "," + box.left() + "," + box.top() + "," + box.right() + ","
        + box.bottom() + "]";
  }

  /** The labels were made of the annotations, with six digits: a thousandth of a pixel. */
  @Test
  void labelsOfDarknetAreTheSameBoxes() throws IOException {
    SharedFiles.unpack("bccd/bccd.zip", folder);
    Voc voc = Voc.load(folder);
    Yolo yolo = Yolo.load(folder);
    assertEquals(voc.classes(), yolo.classes());
    assertEquals(voc.size(), yolo.size());
    for (int i = 0; i < 40; i++) {
      List<Box> expected = voc.get(i).target();
      List<Box> read = yolo.get(i).target();
      assertEquals(expected.size(), read.size());
      for (int box = 0; box < read.size(); box++) {
        assertEquals(expected.get(box).label(), read.get(box).label());
        assertEquals(expected.get(box).left(), read.get(box).left(), 2e-3);
        assertEquals(expected.get(box).bottom(), read.get(box).bottom(), 2e-3);
      }
    }
  }

  @Test
  void picturesOfCocoHaveAllTheirBoxes() throws IOException {
    Yolo data = Yolo.load(SharedFiles.unpack("coco-yolo/coco-yolo.zip", folder));
    int boxes = 0;
    for (int i = 0; i < data.size(); i++) {
      boxes += data.get(i).target().size();
    }
    assertEquals("16 138", data.size() + " " + boxes);
  }

  @Test
  void listNamesPictures() throws IOException {
    write("images/a.png", "labels/a.txt", "1 0.5 0.25 0.5 0.5\n");
    write("images/b.png", "labels/c.txt", "");
    Path list = folder.resolve("train.txt");
    Files.writeString(list, "images/b.png\n\nimages/a.png\r\n");
    Yolo data = Yolo.load(list);
    assertEquals(List.of(), data.get(0).target());
    assertEquals(List.of(new Box(1, 1, 0, 3, 1)), data.get(1).target());
    Files.writeString(list, "images/no.png\n");
    Thrown.by(NoSuchFileException.class, () -> Yolo.load(list), "L207", "line 1 of");
  }

  @Test
  void brokenLabelsAreNamedWithTheirLine() throws IOException {
    for (String line : List.of(
        "0 0.5 0.5 0.5",
        "0 0.5 0.5 0.5 0.5 1",
        "-1 0.5 0.5 0.5 0.5",
        "0 0.5 NaN 0.5 0.5",
        "0 2 0.5 0.5 0.5")) {
      write("images/a.png", "labels/a.txt", "0 0.5 0.5 0.5 0.5\n" + line + "\n");
      Yolo data = Yolo.load(folder);
      Thrown.by(UncheckedIOException.class, () -> data.get(0), "L208", "a.txt, line 2", line);
    }
    Files.write(folder.resolve("labels/a.txt"), new byte[] {'0', ' ', (byte) 0xFF});
    Thrown.by(
        UncheckedIOException.class, () -> Yolo.load(folder).get(0), "L208", "UTF-8", "offset 2");
  }

  @Test
  void brokenAnnotationsAreNamedWithTheirLine() throws IOException {
    String box = "<xmin>1</xmin><ymin>2</ymin><xmax>3</xmax><ymax>%s</ymax>";
    String object =
        "<annotation>\n<object><name>%s</name><bndbox>" + box + "</bndbox></object></annotation>";
    refused(object.formatted("cat", "x"), "a number in object/bndbox/ymax", "line 2");
    refused(object.formatted("cat", "1"), "ymin <= ymax", "line 2");
    refused(object.formatted("", "4"), "object/name", "line 2");
    refused("<image/>", "an element annotation");
    refused("<annotation><object>", "XML");
    refused(
        "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><annotation>&b;</annotation>",
        "XML");
    refused("<annotation>" + "<a>".repeat(100), "at most 64 deep");
    write("JPEGImages/a.png", "Annotations/a.xml", object.formatted("cat", "4"));
    assertEquals(List.of(new Box(0, 1, 2, 3, 4)), Voc.load(folder).get(0).target());
    Files.writeString(folder.resolve("all.names"), "dog\n");
    Thrown.by(IOException.class, () -> Voc.load(folder), "L208", "a class of [dog]", "cat");
  }

  private void refused(String xml, String... parts) throws IOException {
    write("JPEGImages/a.png", "Annotations/a.xml", xml);
    Thrown.by(IOException.class, () -> Voc.load(folder), "L208").getMessage();
    Thrown.by(IOException.class, () -> Voc.load(folder), parts);
  }

  private void write(String image, String labels, String text) throws IOException {
    Files.createDirectories(folder.resolve(image).resolveSibling("."));
    Files.createDirectories(folder.resolve(labels).resolveSibling("."));
    Files.write(folder.resolve(image), PngEncoder.encode(Image.of(4, 2, 1, new byte[8])));
    Files.writeString(folder.resolve(labels), text);
  }
}
