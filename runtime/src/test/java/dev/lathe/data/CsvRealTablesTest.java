package dev.lathe.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CsvRealTablesTest {
  enum Species {
    SETOSA,
    VERSICOLOR,
    VIRGINICA
  }

  record Flower(double sepal_length, double sepal_width, double petal_length, double petal_width) {}

  enum Penguin {
    ADELIE,
    CHINSTRAP,
    GENTOO
  }

  enum Island {
    TORGERSEN,
    BISCOE,
    DREAM
  }

  record Measured(Island island, float bill_length_mm) {}

  enum Sex {
    MALE,
    FEMALE
  }

  record Passenger(String name, Sex sex, byte pclass, double fare) {}

  record Car(int cylinders, double displacement, String name) {}

  record District(double longitude, double median_income) {}

  record Scan(byte block_1, byte block_64) {}

  @Test
  void iris() throws IOException {
    Dataset<Flower, Species> flowers =
        Csv.read(SharedFiles.data("tabular/iris.csv"), Flower.class, "species", Species.class);
    assertEquals(150, flowers.size());
    assertEquals(new Example<>(new Flower(5.1, 3.5, 1.4, 0.2), Species.SETOSA), flowers.get(0));
    assertEquals(
        Map.of(Species.SETOSA, 50, Species.VERSICOLOR, 50, Species.VIRGINICA, 50), counts(flowers));
  }

  @Test
  void penguinsHaveMissingValues() {
    Path penguins = SharedFiles.data("tabular/penguins.csv");
    Thrown.by(
        IOException.class,
        () -> Csv.read(penguins, Measured.class, "species", Penguin.class),
        "a finite number of float range in column bill_length_mm",
        "line 5",
        "fill in the value, or remove the line");
  }

  @Test
  void titanicHasNamesInQuotes() throws IOException {
    Dataset<Passenger, float[]> passengers =
        Csv.read(SharedFiles.data("tabular/titanic.csv"), Passenger.class, "survived");
    assertEquals(891, passengers.size());
    assertEquals(
        new Passenger(
            "Cumings, Mrs. John Bradley (Florence Briggs Thayer)", Sex.FEMALE, (byte) 1, 71.2833),
        passengers.get(1).input());
    assertArrayEquals(new float[] {1}, passengers.get(1).target());
  }

  @Test
  void carsAndDistricts() throws IOException {
    Dataset<Car, float[]> cars = Csv.read(SharedFiles.data("tabular/mpg.csv"), Car.class, "mpg");
    assertEquals(398, cars.size());
    assertEquals(new Car(8, 307, "chevrolet chevelle malibu"), cars.get(0).input());
    Dataset<District, float[]> districts =
        Csv.read(SharedFiles.data("tabular/housing.csv"), District.class, "median_house_value");
    assertEquals(20_640, districts.size());
    assertArrayEquals(new float[] {452_600}, districts.get(0).target());
  }

  @Test
  void columnsNamedWithBlanks() throws IOException {
    Dataset<Scan, float[]> scans =
        Csv.read(SharedFiles.data("tabular/optdigits.tra"), Scan.class, "class");
    assertEquals(3823, scans.size());
  }

  private static Map<Species, Integer> counts(Dataset<?, Species> data) {
    Map<Species, Integer> counts = new TreeMap<>();
    for (int i = 0; i < data.size(); i++) {
      counts.merge(data.get(i).target(), 1, Integer::sum);
    }
    return counts;
  }
}
