package dev.lathe.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
  @TempDir
  Path folder;

  enum Species {
    SETOSA,
    VERSICOLOR,
    NEAR_BAY
  }

  record Flower(double sepal_length, float width) {}

  record Everything(
      double d,
      float f,
      int i,
      long l,
      short s,
      byte b,
      boolean flag,
      String text,
      Species species) {}

  record Named(String name) {}

  record Reading(boolean value) {}

  private record Hidden(int x) {}

  @Test
  void readsARowIntoARecordAndALabel() throws IOException {
    Dataset<Flower, Species> flowers =
        flowers("sepal_length,width,species\n5.1,3.5,setosa\n4.9,-3e-1,versicolor\n");
    assertEquals(2, flowers.size());
    assertEquals(new Example<>(new Flower(5.1, 3.5f), Species.SETOSA), flowers.get(0));
    assertEquals(new Example<>(new Flower(4.9, -0.3f), Species.VERSICOLOR), flowers.get(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sepal_length,width,species\n5.1,3.5,setosa", // no line end at the end
        "sepal_length,width,species\r\n5.1,3.5,setosa\r\n",
        "sepal_length,width,species\r5.1,3.5,setosa\r",
        "\uFEFFsepal_length,width,species\n5.1,3.5,setosa\n",
        "\n\nsepal_length,width,species\n\r\n\n5.1,3.5,setosa\n\n\n",
        "species,other,width,id,Sepal-Length\nSetosa,\"x,y\",3.5,7,5.1\n",
        "\"sepal_length\",\"width\",\"species\"\n\"5.1\",\"3.5\",\"setosa\"\n",
        "Sepal Length , WIDTH , Species\n 5.1 , 3.5 , Setosa \n",
        "sepal_length,SEPAL_LENGTH,width,species\n5.1,9,3.5,setosa\n", // the exact name wins
      })
  void readsEveryWayToWriteIt(String csv) throws IOException {
    Dataset<Flower, Species> flowers = flowers(csv);
    assertEquals(1, flowers.size());
    assertEquals(new Example<>(new Flower(5.1, 3.5f), Species.SETOSA), flowers.get(0));
  }

  @Test
  void readsEveryType() throws IOException {
    String csv = "d,f,i,l,s,b,flag,text,species,target\n"
        + "-1.5e3,.5,2147483647,-9223372036854775808,-32768,127,YES,héllo,near bay,1\n";
    Example<Everything, float[]> row =
        Csv.read(file(csv), Everything.class, "target").get(0);
    assertEquals(
        new Everything(
            -1500,
            0.5f,
            2147483647,
            Long.MIN_VALUE,
            (short) -32768,
            (byte) 127,
            true,
            "héllo",
            Species.NEAR_BAY),
        row.input());
    assertArrayEquals(new float[] {1}, row.target());
  }

  @Test
  void readsTruthInEveryWay() throws IOException {
    Dataset<Reading, float[]> rows =
        Csv.read(file("value,y\ntrue,0\nFalse,0\nyes,0\nNO,0\n1,0\n0,0\n"), Reading.class, "y");
    List<Boolean> values = IntStream.range(0, rows.size())
        .mapToObj(i -> rows.get(i).input().value())
        .toList();
    assertEquals(List.of(true, false, true, false, true, false), values);
  }

  @Test
  void quotesHoldCommasQuotesAndLineEnds() throws IOException {
    String csv =
        "name,y\n\"a,b\",1\n\"say \"\"hi\"\"\",2\n\"two\r\nlines\",3\n\"\",4\n5'11\" tall,5\n\"\"\"\",6\n  blank ,7\n";
    Dataset<Named, float[]> names = Csv.read(file(csv), Named.class, "y");
    List<String> texts = IntStream.range(0, names.size())
        .mapToObj(i -> names.get(i).input().name())
        .toList();
    assertEquals(
        List.of("a,b", "say \"hi\"", "two\r\nlines", "", "5'11\" tall", "\"", "  blank "), texts);
  }

  @Test
  void aHeaderAloneIsAnEmptyDataSet() throws IOException {
    assertEquals(0, flowers("sepal_length,width,species\n").size());
  }

  @Test
  void aFieldMayCrossTheReadersBuffer() throws IOException {
    String text = "ü".repeat(100_000);
    assertEquals(
        text,
        Csv.read(file("name,y\n" + text + ",1\n"), Named.class, "y")
            .get(0)
            .input()
            .name());
  }

  @Test
  void recordsMayBePrivate() throws IOException {
    assertEquals(
        3, Csv.read(file("x,y\n3,1\n"), Hidden.class, "y").get(0).input().x());
  }

  @Test
  void recordsMayBeLocal() throws IOException {
    record Local(long x) {}
    assertEquals(
        new Local(3), Csv.read(file("x,y\n3,1\n"), Local.class, "y").get(0).input());
  }

  @Test
  void theTargetMayBeAComponentToo() throws IOException {
    assertArrayEquals(
        new float[] {3}, Csv.read(file("x\n3\n"), Hidden.class, "x").get(0).target());
  }

  private Dataset<Flower, Species> flowers(String csv) throws IOException {
    return Csv.read(file(csv), Flower.class, "species", Species.class);
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("table.csv"), text);
  }
}
