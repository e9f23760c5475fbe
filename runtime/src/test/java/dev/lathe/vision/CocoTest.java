package dev.lathe.vision;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lathe.data.Thrown;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Right, broken and odd files, all written by hand: none was made by another program. */
class CocoTest {
  private static final String IMAGE = "{\"id\":7,\"file_name\":\"a.png\"}";
  private static final String CATEGORY = "{\"id\":3,\"name\":\"cat\"}";
  private static final String BOX =
      "{\"image_id\":7,\"category_id\":3,\"bbox\":[1,0.5,2,1.25],\"iscrowd\":0}";

  @TempDir
  Path folder;

  @Test
  void boxesHaveCorners() throws IOException {
    Files.write(folder.resolve("a.png"), PngEncoder.encode(Image.of(4, 2, 1, new byte[8])));
    Coco data = load(json(IMAGE, CATEGORY, BOX));
    assertEquals(List.of("cat"), data.classes());
    assertEquals(List.of(new Box(0, 1, 0.5f, 3, 1.75f)), data.get(0).target());
    assertEquals(3, data.get(0).input().channels());
  }

  @Test
  void crowdsAreLeftOutUnlessAskedFor() throws IOException {
    Files.write(folder.resolve("a.png"), PngEncoder.encode(Image.of(4, 2, 1, new byte[8])));
    Path file = write(json(IMAGE, CATEGORY, BOX + "," + BOX.replace("crowd\":0", "crowd\":1")));
    assertEquals(1, Coco.load(folder, file).get(0).target().size());
    assertEquals(2, Coco.load(folder, file, true).get(0).target().size());
  }

  @Test
  void picturesAreInTheOrderOfTheirIdsAndMayBeGone() throws IOException {
    String later = "{\"file_name\":\"sub/b.png\",\"id\":11,\"width\":4}";
    Coco data = load(json(later + "," + IMAGE, CATEGORY, ""));
    assertEquals(
        List.of(folder.resolve("a.png"), folder.resolve("sub/b.png")),
        List.of(data.file(0), data.file(1)));
    Thrown.by(UncheckedIOException.class, () -> data.get(1), "L207", "b.png");
    assertEquals(
        List.of(data.file(0), data.file(1)),
        List.copyOf(data.readable().skipped().keySet()));
  }

  @Test
  void largeFileIsReadInPieces() throws IOException {
    Path file = folder.resolve("large.json");
    String outline = "[" + "12.5,".repeat(20_000) + "1]";
    try (BufferedWriter writer = Files.newBufferedWriter(file)) {
      writer.write(
          "{\"images\":[" + IMAGE + "],\"categories\":[" + CATEGORY + "],\"annotations\":[");
      for (int i = 0; i < 50; i++) {
        writer.write(
            BOX.replace("{", "{\"id\":" + i + ",\"segmentation\":[" + outline + "],") + ",\n");
      }
      writer.write(BOX + "]}");
    }
    Files.write(folder.resolve("a.png"), PngEncoder.encode(Image.of(4, 2, 1, new byte[8])));
    assertEquals(51, Coco.load(folder, file).get(0).target().size());
  }

  @Test
  void namesThatLeadOutOfTheFolderAreRefused() {
    for (String name : List.of("../a.png", "/etc/passwd", "x/../../a.png", "", "a\\u0000b")) {
      String image = IMAGE.replace("a.png", name);
      refused(json(image, CATEGORY, BOX), "names of pictures in their folder");
    }
  }

  @Test
  void brokenFilesAreNamedWithTheirOffset() {
    refused("", "'{'", "offset 0", "the end of the file");
    refused("[1]", "'{'", "offset 0", "'[1]'");
    refused("{\"images\":[]}", "at least one of images");
    refused("{\"images\":[{\"id\":1", "offset 18", "the end of the file");
    refused("{\"images\":[{\"id\":-1", "a whole number", "offset 17", "'-1'");
    refused("{\"images\":[{\"id\":1}]}", "id and file_name", "offset 11", "no file_name");
    refused("{\"images\":[{\"file_name\":\"a\"}]}", "id and file_name", "no id");
    refused(
        "{\"images\":[" + IMAGE + "," + IMAGE + "]}", "every id once", "offset 40", "id 7 again");
    refused(json(IMAGE, CATEGORY, BOX) + "x", "the end of the file");
    refused(json(IMAGE, "", BOX), "a category with the id", "no id 3");
    refused(json(IMAGE, CATEGORY, BOX.replace("7", "8")), "an image with the id", "no id 8");
    refused(
        json(IMAGE, CATEGORY, BOX.replace("bbox", "box")),
        "image_id, category_id and bbox",
        "no bbox");
    refused(json(IMAGE, CATEGORY, BOX.replace("category_id", "x")), "no category_id");
    refused(json(IMAGE, CATEGORY, BOX.replace("image_id", "x")), "no image_id");
    refused(json(IMAGE, CATEGORY, BOX.replace("2,", "-2,")), "a bbox of x, y", "-2.0");
    refused(json(IMAGE, CATEGORY, BOX.replace("2,", "1e999,")), "a bbox of x, y", "Infinity");
    refused(json(IMAGE, CATEGORY, BOX.replace("2,", "01,")), "a number", "'01'");
    refused(json(IMAGE, CATEGORY, BOX.replace("2,", "null,")), "a number", "'null'");
    refused(json(IMAGE, CATEGORY, BOX.replace("2,", "NaN,")), "a number", "'NaN'");
    refused(json(IMAGE, CATEGORY, BOX.replace("2,", "")), "','", "offset");
    refused(json(IMAGE, CATEGORY, BOX.replace("2,", "2,2,")), "']'");
    refused("{\"x\":" + "[".repeat(100_000), "nested at most 32 deep", "offset 37");
    refused("{\"x\":" + "1".repeat(100_000), "a value of at most 64 characters");
    refused("{\"x\":\"" + "y".repeat(4_000_000), "a string of at most 1048576 characters");
    refused("{\"x\":\"\\ud800\"}", "a pair of surrogates");
  }

  @Test
  void missingFilesAreNamed() {
    Path none = folder.resolve("none");
    Thrown.by(NoSuchFileException.class, () -> Coco.load(folder, none), "L207", "a JSON file");
    Thrown.by(NoSuchFileException.class, () -> Coco.load(none, folder), "L207", "a folder of");
  }

  private static String json(String images, String categories, String annotations) {
    return "{\"info\":{\"year\":2017},\"images\":[" + images + "],\"annotations\":[" + annotations
        + "],\"categories\":[" + categories + "]}";
  }

  private void refused(String text, String... parts) {
    Thrown.by(IOException.class, () -> load(text), "L208", "all.json");
    Thrown.by(IOException.class, () -> load(text), parts);
  }

  private Coco load(String text) throws IOException {
    return Coco.load(folder, write(text));
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("all.json"), text);
  }
}
