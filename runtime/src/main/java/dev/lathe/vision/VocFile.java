package dev.lathe.vision;

import dev.lathe.runtime.Message;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads the objects of an annotation with the JDK's XML reader, which is told to follow nothing to other files and to expand nothing. */
final class VocFile {
  private static final int MAX_BYTES = 1 << 26;
  private static final int DEEPEST = 64;
  private static final String OBJECT = "annotation/object";
  private static final List<String> CORNERS = List.of("xmin", "ymin", "xmax", "ymax");

  private final Path path;
  private final XMLStreamReader reader;
  private final Deque<String> open = new ArrayDeque<>();
  private final Map<String, String> texts = new HashMap<>();
  private final List<VocObject> objects = new ArrayList<>();
  private int line;

  private VocFile(Path path, XMLStreamReader reader) {
    this.path = path;
    this.reader = reader;
  }

  static List<VocObject> read(Path path) throws IOException {
    if (Files.size(path) > MAX_BYTES) {
      throw new IOException(Message.of(
          "L208", "an annotation of at most 64 MiB in " + path, Files.size(path) + " bytes", ""));
    }
    try (InputStream stream = new BufferedInputStream(Files.newInputStream(path))) {
      return new VocFile(path, factory().createXMLStreamReader(stream)).objects();
    } catch (XMLStreamException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNumber();
      throw broken(path, line, "XML", String.valueOf(e.getMessage()), e);
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  private List<VocObject> objects() throws XMLStreamException, IOException {
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> begin();
        case XMLStreamConstants.CHARACTERS ->
          texts.put(where(), reader.getText().strip());
        case XMLStreamConstants.END_ELEMENT -> end();
        default -> {} // comments and the like
      }
    }
    return List.copyOf(objects);
  }

  private void begin() throws IOException {
    open.addLast(reader.getLocalName());
    if (open.size() > DEEPEST) {
      throw broken("elements at most " + DEEPEST + " deep", "more");
    }
    if (open.size() == 1 && !open.getFirst().equals("annotation")) {
      throw broken("an element annotation", open.getFirst());
    }
    if (where().equals(OBJECT)) {
      texts.clear();
      line = reader.getLocation().getLineNumber();
    }
  }

  private void end() throws IOException {
    if (where().equals(OBJECT)) {
      objects.add(object());
    }
    open.removeLast();
  }

  private String where() {
    return String.join("/", open);
  }

  private VocObject object() throws IOException {
    float[] corners = new float[CORNERS.size()];
    for (int i = 0; i < corners.length; i++) {
      corners[i] = number("bndbox/" + CORNERS.get(i));
    }
    if (corners[2] < corners[0] || corners[3] < corners[1]) {
      throw broken("xmin <= xmax and ymin <= ymax", Arrays.toString(corners));
    }
    String name = text("name");
    return new VocObject(name, line, corners[0], corners[1], corners[2], corners[3]);
  }

  private float number(String element) throws IOException {
    String text = text(element);
    try {
      float number = Float.parseFloat(text);
      if (Float.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw broken(path, line, "a number in object/" + element, Message.quoted(text), e);
    }
    throw broken("a finite number in object/" + element, Message.quoted(text));
  }

  private String text(String element) throws IOException {
    String text = texts.getOrDefault(OBJECT + "/" + element, "");
    if (text.isEmpty()) {
      throw broken("object/" + element, "nothing");
    }
    return text;
  }

  private IOException broken(String expected, String found) {
    return broken(path, Math.max(1, line), expected, found, null);
  }

  private static IOException broken(
      Path path, int line, String expected, String found, @Nullable Throwable cause) {
    return new IOException(
        Message.of("L208", expected + " in " + path + ", line " + line, found, ""), cause);
  }
}
