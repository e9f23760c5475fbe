package dev.lathe.vision;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lathe.data.SharedFiles;
import dev.lathe.data.Thrown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YoloDataTest {
  @TempDir
  Path folder;

  private Path data;

  @BeforeEach
  void files() throws IOException {
    write("images/a.png", "labels/a.txt", "1 0.5 0.25 0.5 0.5\n");
    write("images/b.png", "labels/b.txt", "0 0.5 0.5 1 1\n");
    Files.writeString(folder.resolve("all.names"), "dog\ncat\n");
    Files.createDirectories(folder.resolve("lists"));
    Files.writeString(folder.resolve("lists/train.txt"), "images/a.png\n../images/b.png\n");
    data = folder.resolve("my.data");
  }

  private void write(String image, String labels, String text) throws IOException {
    Files.createDirectories(folder.resolve(image).resolveSibling("."));
    Files.createDirectories(folder.resolve(labels).resolveSibling("."));
    Files.write(folder.resolve(image), PngEncoder.encode(Image.of(4, 2, 1, new byte[8])));
    Files.writeString(folder.resolve(labels), text);
  }

  @Test
  void listsAndNamesAreFound() throws IOException {
    Path absolute = Files.writeString(
        folder.resolve("valid.txt"), folder.resolve("images/b.png").toAbsolutePath() + "\n");
    Files.writeString(data, """
        # a comment
        classes = 2
        train=lists/train.txt
        train=second
        ; another
        valid = %s
        names = all.names
        backup = none/
        """.formatted(absolute.toAbsolutePath()));
    Yolo train = Yolo.train(data);
    assertEquals(List.of("dog", "cat"), train.classes());
    assertEquals(2, train.size());
    assertEquals(List.of(new Box(1, 1, 0, 3, 1)), train.get(0).target());
    assertEquals(List.of(new Box(0, 0, 0, 4, 2)), train.get(1).target());
    assertEquals(1, Yolo.valid(data).size());
  }

  @Test
  void pathsMayBeRelativeToTheWorkingDirectory() throws IOException {
    Path here = Path.of("").toAbsolutePath();
    Path list = here.relativize(folder.toAbsolutePath()).resolve("lists/train.txt");
    Files.writeString(data, "train = " + list + "\n");
    assertEquals(2, Yolo.train(data).size());
    assertEquals(List.of(), Yolo.train(data).classes());
  }

  @Test
  void whatIsWrongIsNamedWithItsLine() throws IOException {
    Path none = folder.resolve("none.data");
    Thrown.by(NoSuchFileException.class, () -> Yolo.train(none), "L207", ".data file");
    refused("classes=2\n", "L208", "a line train =", "none");
    refused("\ntrain lists\n", "L208", "line 2", "a key, = and a value", "train lists");
    refused("train =\n", "L208", "line 1");
    refused("train=no.txt\n", "L207", "line 1 of", "no.txt");
    refused("train=a\0b\n", "L208", "a path in", "line 1");
    refused("train=lists/train.txt\nnames=no\n", "L207", "line 2 of");
    refused(
        "classes=3\ntrain=lists/train.txt\nnames=all.names\n",
        "L208",
        "classes = 2, as there are names",
        "line 1",
        "\"3\"");
    Files.writeString(folder.resolve("lists/train.txt"), "images/a.png\nimages/no.png\n");
    refused("train=lists/train.txt\n", "L207", "the picture of line 2 of");
  }

  private void refused(String text, String... parts) throws IOException {
    Files.writeString(data, text);
    Thrown.by(IOException.class, () -> Yolo.train(data), parts);
  }

  /** Pictures of COCO in Darknet's layout, by a data file with a list of them. */
  @Test
  void realPicturesHaveTheSameBoxesAsByTheirFolder() throws IOException {
    Path coco = SharedFiles.unpack("coco-yolo/coco-yolo.zip", folder.resolve("coco"));
    Yolo byFolder = Yolo.load(coco);
    String list = IntStream.range(0, byFolder.size())
        .mapToObj(i -> coco.relativize(byFolder.file(i)) + "\n")
        .collect(Collectors.joining());
    Files.writeString(coco.resolve("train.txt"), list);
    Files.writeString(coco.resolve("coco.data"), "train = train.txt\n");
    Yolo byList = Yolo.train(coco.resolve("coco.data"));
    assertEquals(16, byList.size());
    for (int i = 0; i < 16; i++) {
      assertEquals(byFolder.get(i).target(), byList.get(i).target());
    }
  }
}
