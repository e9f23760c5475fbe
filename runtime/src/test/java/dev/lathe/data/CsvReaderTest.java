package dev.lathe.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvReaderTest {
  @TempDir
  Path folder;

  enum Kind {
    CAT,
    DOG
  }

  record Animal(double weight, int legs, String name) {}

  record Visit(LocalDate day, LocalDateTime time) {}

  record Weight(double weight) {}

  record Penguin(double bill_length_mm, Sex sex) {}

  enum Sex {
    MALE,
    FEMALE
  }

  enum Species {
    ADELIE,
    CHINSTRAP,
    GENTOO
  }

  private static final String GAPS =
      "weight,legs,name,y\n4.5,4,Tom,1\n,4,Kit,2\nNA,3,,3\n5.5,?,NA,4\n";

  @Test
  void otherSeparators() throws IOException {
    Path tabs = file("weight\tlegs\tname\ty\n4.5\t4\t\"a\tb, c\"\t1\n");
    Animal tom = new Animal(4.5, 4, "a\tb, c");
    assertEquals(
        tom, Csv.reader().separator('\t').read(tabs, Animal.class, "y").get(0).input());
    Path semicolons = file("weight;legs;name;kind\n4.5;4;a,b;cat\n");
    assertEquals(
        new Example<>(new Animal(4.5, 4, "a,b"), Kind.CAT),
        Csv.reader()
            .separator(';')
            .read(semicolons, Animal.class, "kind", Kind.class)
            .get(0));
  }

  @ParameterizedTest
  @ValueSource(chars = {'"', '\n', '\r', '\u00A6'})
  void separatorsThatCannotBe(char separator) {
    Thrown.by(
        IllegalArgumentException.class, () -> Csv.reader().separator(separator), "L212", "ASCII");
  }

  @Test
  void linesWithGapsAreLeftOutAndTold() throws IOException {
    List<Long> lines = new ArrayList<>();
    CsvReader reader = Csv.reader().missing("NA").missing("?").skipMissing(lines::add);
    Dataset<Animal, float[]> animals = reader.read(file(GAPS), Animal.class, "y");
    assertEquals(1, animals.size());
    assertEquals(List.of(3L, 4L, 5L), lines);
  }

  @Test
  void gapsAreFilled() throws IOException {
    Path file = file(GAPS);
    CsvReader reader = Csv.reader()
        .missing("NA", "?")
        .fill("Legs", "4")
        .fill("name", "nobody")
        .fillMean(file, "weight");
    Dataset<Animal, float[]> animals = reader.read(file, Animal.class, "y");
    assertEquals(
        List.of(
            new Animal(4.5, 4, "Tom"),
            new Animal(5, 4, "Kit"),
            new Animal(5, 3, "nobody"),
            new Animal(5.5, 4, "nobody")),
        Stream.of(0, 1, 2, 3).map(i -> animals.get(i).input()).toList());
  }

  @Test
  void blankTextIsTextUnlessItIsNamed() throws IOException {
    Path file = file("weight,legs,name,y\n1,4,,1\n");
    LongAdder left = new LongAdder();
    CsvReader reader = Csv.reader().skipMissing(line -> left.increment());
    assertEquals(1, reader.read(file, Animal.class, "y").size());
    assertEquals(0, reader.missing("").read(file, Animal.class, "y").size());
    assertEquals(1, left.sum());
    Thrown.by(
        IOException.class,
        () -> Csv.reader().missing("").read(file, Animal.class, "y"),
        "[L209] expected a value in column name in " + file + ", line 2",
        "skipMissing");
  }

  @Test
  void gapsAreRefusedWithoutARule() throws IOException {
    Path file = file(GAPS);
    Thrown.by(
        IOException.class,
        () -> Csv.reader()
            .missing("NA")
            .fill("weight", "1")
            .fill("name", "x")
            .read(file, Animal.class, "y"),
        "[L209] expected a whole number of int range in column legs",
        "line 5",
        "\"?\"");
    Thrown.by(
        IOException.class,
        () -> Csv.reader().missing("NA").read(file, Animal.class, "y"),
        "a finite number in column weight",
        "line 3",
        "fill in the value");
  }

  @Test
  void fillsMustFit() throws IOException {
    Path file = file(GAPS);
    Class<IllegalArgumentException> refused = IllegalArgumentException.class;
    CsvReader half = Csv.reader().fill("legs", "3.5");
    Thrown.by(
        refused,
        () -> half.read(file, Animal.class, "y"),
        "[L212] expected a whole number of int range to fill column legs",
        "\"3.5\"");
    CsvReader other = Csv.reader().fill("legz", "3");
    Thrown.by(
        refused, () -> other.stream(file, Animal.class), "L212", "columns that are read", "legz");
    Path none = file("weight\n\n \n");
    Thrown.by(refused, () -> Csv.reader().fillMean(none, "weight"), "L203", "column weight");
    Path text = file("weight\n1\nx\n");
    Thrown.by(
        IOException.class, () -> Csv.reader().fillMean(text, "weight"), "L209", "line 3", "\"x\"");
  }

  @Test
  void penguinsWithGaps() throws IOException {
    Path file = SharedFiles.data("tabular/penguins.csv");
    LongAdder left = new LongAdder();
    CsvReader reader = Csv.reader().skipMissing(line -> left.increment());
    int size = reader.read(file, Penguin.class, "species", Species.class).size();
    assertEquals(344, size + left.sum());
    assertEquals(11, left.sum()); // as Python's csv module counts them
    record Bill(double bill_length_mm) {}
    Dataset<Bill, Species> filled = Csv.reader()
        .fillMean(file, "bill_length_mm")
        .read(file, Bill.class, "species", Species.class);
    assertEquals(43.9219298245614, filled.get(3).input().bill_length_mm(), 1e-12);
  }

  @Test
  void datesAreParsed() throws IOException {
    Path file = file("day,time\n2024-02-29,2024-02-29 13:45:00\n 1999-12-31 ,1999-12-31T23:59\n");
    try (Stream<Visit> visits = Csv.stream(file, Visit.class)) {
      assertEquals(
          List.of(
              new Visit(LocalDate.of(2024, 2, 29), LocalDateTime.of(2024, 2, 29, 13, 45)),
              new Visit(LocalDate.of(1999, 12, 31), LocalDateTime.of(1999, 12, 31, 23, 59))),
          visits.toList());
    }
    Path broken = file("day,time\n2023-02-29,2024-02-29 13:45:00\n");
    Thrown.by(
        UncheckedIOException.class,
        () -> Csv.stream(broken, Visit.class).toList(),
        "[L209] expected a date, as 2024-02-29, in column day",
        "line 2",
        "2023-02-29");
    Path day = file("day,time\n2024-02-29,2024-02-29\n");
    Thrown.by(
        UncheckedIOException.class,
        () -> Csv.stream(day, Visit.class).toList(),
        "a date and time, as 2024-02-29 13:45:00, in column time");
  }

  @Test
  void datesBecomeFeatures() {
    float half = (float) Math.sqrt(0.75);
    assertArrayEquals(
        new float[] {2024, half, 0.5f, 0, 1}, // a Monday
        DateFeatures.of(LocalDate.of(2024, 3, 4)),
        1e-6f);
    assertArrayEquals(
        new float[] {2024, 0, 1, 0, 1, 1, 0},
        DateFeatures.of(LocalDateTime.of(2024, 1, 1, 6, 0)),
        1e-6f);
    assertEquals(-1, DateFeatures.cos(6, 12));
  }

  @Test
  void rowsComeOneAfterTheOther() throws IOException {
    Path file = file("weight,kind\n1,cat\n2,dog\nx,dog\n");
    try (Stream<Example<Weight, Kind>> rows =
        Csv.reader().stream(file, Weight.class, "kind", Kind.class)) {
      Iterator<Example<Weight, Kind>> each = rows.iterator();
      assertEquals(new Example<>(new Weight(1), Kind.CAT), each.next());
      assertEquals(Kind.DOG, each.next().target());
      UncheckedIOException e = Thrown.by(
          UncheckedIOException.class, each::hasNext, "[L209] expected", "line 4", "\"x\"");
      assertTrue(String.valueOf(e.getCause().getMessage()).startsWith("[L209]"));
    }
    Path numbers = file("weight,y\n1,3\n");
    try (Stream<Example<Weight, float[]>> rows = Csv.reader().stream(numbers, Weight.class, "y")) {
      assertArrayEquals(new float[] {3}, rows.findFirst().orElseThrow().target());
    }
  }

  @Test
  void streamsAreOpenedOrRefusedAtOnceAndClosed() throws IOException {
    Path file = file("weight\n1\n2\n");
    Thrown.by(IOException.class, () -> Csv.stream(file, Animal.class), "L209", "legs, name");
    Path none = folder.resolve("none.csv");
    Thrown.by(NoSuchFileException.class, () -> Csv.stream(none, Weight.class), "L207");
    Stream<Weight> closed = Csv.stream(file, Weight.class);
    Iterator<Weight> rows = closed.iterator();
    rows.next();
    closed.close();
    Thrown.by(UncheckedIOException.class, () -> rows.forEachRemaining(row -> {}), "losed");
    assertEquals(3, Csv.stream(file, Weight.class).mapToDouble(Weight::weight).sum());
  }

  /** An iterator asks the stream again each time that it is asked itself, and the file is closed then. */
  @Test
  void theEndOfAStreamStaysItsEnd() throws IOException {
    Iterator<Weight> rows = Csv.stream(file("weight\n1\n"), Weight.class).iterator();
    assertEquals(1, rows.next().weight());
    assertFalse(rows.hasNext());
    assertFalse(rows.hasNext());
  }

  @Test
  @Timeout(120)
  void packedFilesAreStreamed() throws IOException {
    Path file = folder.resolve("large.csv.gz");
    byte[] lines = ("1," + "x".repeat(1000) + "\n").repeat(1000).getBytes(StandardCharsets.UTF_8);
    try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(file))) {
      gzip.write("weight,note\n".getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < 100; i++) {
        gzip.write(lines);
      }
    }
    try (Stream<Weight> rows = Csv.stream(file, Weight.class)) {
      assertEquals(100_000, rows.count());
    }
    Files.write(file, new byte[] {0x1F, (byte) 0x8B, 0});
    Thrown.by(
        IOException.class,
        () -> Csv.stream(file, Weight.class),
        "[L209] expected gzipped",
        "line 1");
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("table.csv"), text);
  }
}
