package dev.lathe.vision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.data.Thrown;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadableImagesTest {
  @TempDir
  Path folder;

  @Test
  void brokenAndGonePicturesAreLeftOut() throws IOException {
    byte[] png = PngEncoder.encode(Image.of(4, 2, 1, new byte[8]));
    Files.createDirectories(folder.resolve("cat"));
    Files.createDirectories(folder.resolve("dog"));
    Files.write(folder.resolve("cat/1.png"), png);
    Files.writeString(folder.resolve("cat/2.png"), "<html>not found</html>");
    Files.write(folder.resolve("cat/3.png"), Arrays.copyOf(png, 45));
    Files.write(folder.resolve("dog/1.png"), png);
    Files.write(folder.resolve("dog/2.png"), new byte[0]);
    Files.write(folder.resolve("dog/3.png"), png);
    ImageFolder all = ImageFolder.load(folder);
    Files.delete(folder.resolve("dog/3.png"));
    Thrown.by(UncheckedIOException.class, () -> all.get(1), "L208", "2.png");

    ReadableImages<Integer> good = all.readable();
    assertEquals(6, all.size());
    assertEquals(2, good.size());
    assertEquals(List.of("cat", "dog"), good.classes());
    assertEquals(List.of(0, 1), List.of(good.get(0).target(), good.get(1).target()));
    assertEquals(folder.resolve("dog/1.png"), good.file(1));
    List<Path> skipped = List.copyOf(good.skipped().keySet());
    assertEquals(List.of(all.file(1), all.file(2), all.file(4), all.file(5)), skipped);
    String gone = good.skipped().get(all.file(5));
    String html = good.skipped().get(all.file(1));
    assertTrue(String.valueOf(gone).startsWith("[L207]"), gone);
    assertTrue(String.valueOf(html).startsWith("[L208]"), html);
    assertTrue(good.readable().skipped().isEmpty());
  }

  @Test
  void boxesStayWithTheirPictures() throws IOException {
    Files.createDirectories(folder.resolve("images"));
    Files.createDirectories(folder.resolve("labels"));
    Files.writeString(folder.resolve("images/a.png"), "broken");
    Files.write(folder.resolve("images/b.png"), PngEncoder.encode(Image.of(4, 2, 1, new byte[8])));
    Files.writeString(folder.resolve("labels/b.txt"), "1 0.5 0.5 1 1");
    ReadableImages<List<Box>> good = Yolo.load(folder).readable();
    assertEquals(List.of(new Box(1, 0, 0, 4, 2)), good.get(0).target());
    Files.writeString(folder.resolve("labels/b.txt"), "1 0.5");
    Thrown.by(UncheckedIOException.class, () -> good.get(0), "L208", "b.txt, line 1");
  }
}
