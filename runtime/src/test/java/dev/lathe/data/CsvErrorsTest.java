package dev.lathe.data;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvErrorsTest {
  @TempDir
  Path folder;

  enum Species {
    SETOSA,
    VIRGINICA
  }

  enum Twins {
    A_B,
    a_b
  }

  record Flower(double length, int petals, boolean wild, Species kind) {}

  record Small(byte b, short s, long l, float f) {}

  record Listed(List<String> names) {}

  record Checked(int age) {
    Checked {
      if (age < 0) {
        throw new IllegalArgumentException("an age below 0");
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "abc,3,yes,setosa,1 | a finite number in column length | \"abc\"",
        ",3,yes,setosa,1 | a finite number in column length | fill in the value, or remove the line",
        "NaN,3,yes,setosa,1 | a finite number in column length | \"NaN\"",
        "1e999,3,yes,setosa,1 | a finite number in column length | \"1e999\"",
        "1d,3,yes,setosa,1 | a finite number in column length | \"1d\"",
        "0x1p3,3,yes,setosa,1 | a finite number in column length | \"0x1p3\"",
        "1 2,3,yes,setosa,1 | a finite number in column length | \"1 2\"",
        "1,3.0,yes,setosa,1 | a whole number of int range in column petals | \"3.0\"",
        "1,2147483648,yes,setosa,1 | a whole number of int range in column petals | \"2147483648\"",
        "1,3,maybe,setosa,1 | true, false, yes, no, 1 or 0 in column wild | \"maybe\"",
        "1,3,yes,setsoa,1 | one of SETOSA, VIRGINICA in column kind | Did you mean \"SETOSA\"?",
        "1,3,yes,rose,1 | one of SETOSA, VIRGINICA in column kind | \"rose\"",
        "1,3,yes,0,1 | one of SETOSA, VIRGINICA in column kind | read numbers as numbers",
        "1,3,yes,,1 | one of SETOSA, VIRGINICA in column kind | fillMean, fill and skipMissing",
        "1,3,yes,setosa,1e39 | a finite number of float range in column y | \"1e39\"",
        "1,3,yes,setosa | 5 values, as the first line has | 4 values",
        "1,3,yes,setosa,1,9 | 5 values, as the first line has | 6 values",
        "x | 5 values, as the first line has | 1 value",
      })
  void aBadValueIsReportedWithLineAndColumn(String line, String expected, String found)
      throws IOException {
    Path file = file("length,petals,wild,kind,y\n1,3,no,virginica,0\n" + line + "\n");
    IOException e =
        Thrown.by(IOException.class, () -> Csv.read(file, Flower.class, "y"), expected, found);
    assertTrue(String.valueOf(e.getMessage()).startsWith("[L209] expected "));
    assertTrue(String.valueOf(e.getMessage()).contains("in " + file + ", line 3\n"));
  }

  @ParameterizedTest
  @CsvSource({
    "128,0,0,0,byte",
    "0,40000,0,0,short",
    "0,0,9223372036854775808,0,long",
    "0,0,0,-1e40,float"
  })
  void numbersMustFitTheirType(String b, String s, String l, String f, String type)
      throws IOException {
    Path file = file("b,s,l,f,y\n" + String.join(",", b, s, l, f) + ",0\n");
    Thrown.by(
        IOException.class,
        () -> Csv.read(file, Small.class, "y"),
        "of " + type + " range in column",
        "line 2");
  }

  @Test
  void linesAreCountedThroughQuotesAndBlankLines() throws IOException {
    Path file = file("age,note\r\n1,\"a\r\nb\nc\rd\"\r\n\r\n\nx,e\n");
    Thrown.by(IOException.class, () -> Csv.read(file, Checked.class, "age"), "line 8", "\"x\"");
  }

  @Test
  void missingColumnsAreReportedTogether() throws IOException {
    Path file = file("lenght,petals,wild,species\n1,2,yes,setosa\n");
    Thrown.by(
        IOException.class,
        () -> Csv.read(file, Flower.class, "species", Species.class),
        "[L209] expected columns named length, kind in ",
        "found: lenght, petals, wild, species",
        "Did you mean \"lenght\"?");
    Thrown.by(
        IOException.class,
        () -> Csv.read(file, Checked.class, "target"),
        "columns named age, target",
        "name the columns in the first");
  }

  @ParameterizedTest
  @ValueSource(strings = {"age;target", "age\ttarget", "\"age\";\"target\""})
  void aHeaderWithAnotherSeparatorIsNotTakenForOneWithoutNames(String header) throws IOException {
    Path file = file(header + "\n1;2\n");
    Thrown.by(
        IOException.class,
        () -> Csv.read(file, Checked.class, "target"),
        "L209",
        "line 1",
        "say what separates the values",
        "separator(';')");
  }

  @Test
  void aWideHeaderIsNotListedWhole() throws IOException {
    Path file = file("c1" + ",c2".repeat(99) + "," + "x".repeat(500) + "\n");
    IOException e =
        Thrown.by(IOException.class, () -> Csv.read(file, Checked.class, "y"), "and 77 more");
    assertTrue(String.valueOf(e.getMessage()).length() < 400);
  }

  @Test
  void aColumnThatIsThereTwiceIsRefusedOnlyWhenItIsNeeded() throws IOException {
    Path file = file("Age,AGE,y\n1,2,3\n");
    Thrown.by(
        IOException.class,
        () -> Csv.read(file, Checked.class, "y"),
        "one column named age",
        "2: Age, AGE");
    Path same = file("age,age,y\n1,2,3\n");
    Thrown.by(
        IOException.class,
        () -> Csv.read(same, Checked.class, "y"),
        "one column named age",
        "rename all but one");
    record Y(int y) {}
    Csv.read(same, Y.class, "y");
  }

  @Test
  void labelsThatAreTooMuchAlikeNeedTheirExactName() throws IOException {
    Path file = file("age,label\n1,a_b\n2,A-b\n");
    Thrown.by(
        IOException.class,
        () -> Csv.read(file, Checked.class, "label", Twins.class),
        "line 3",
        "one of A_B, a_b");
  }

  @Test
  void whatTheRecordRefusesIsReportedWithItsLine() throws IOException {
    Path file = file("age,y\n1,0\n-1,0\n");
    IOException e = Thrown.by(
        IOException.class,
        () -> Csv.read(file, Checked.class, "y"),
        "the constructor of Checked",
        "an age below 0",
        "line 3");
    assertInstanceOf(IllegalArgumentException.class, e.getCause());
  }

  @Test
  void componentsOfOtherTypesAreRefused() throws IOException {
    Path file = file("names,y\n1,0\n");
    Thrown.by(
        IllegalArgumentException.class,
        () -> Csv.read(file, Listed.class, "y"),
        "[L212]",
        "as the type of Listed.names",
        "found: List");
  }

  @Test
  void quotesMustBeClosed() throws IOException {
    Path file = file("age,y\n1,0\n\"2,0\n3,0\n");
    Thrown.by(
        IOException.class,
        () -> Csv.read(file, Checked.class, "y"),
        "[L209] expected a closing quote",
        "line 3");
    Path after = file("age,y\n1,0\n\"2\"x,0\n");
    Thrown.by(
        IOException.class,
        () -> Csv.read(after, Checked.class, "y"),
        "after a closing quote",
        "\"x\"",
        "line 3");
  }

  @Test
  void textMustBeUtf8() throws IOException {
    Path latin = folder.resolve("latin.csv");
    Files.write(latin, "age,y\n1,0\n2,m\u00fcll\n".getBytes(StandardCharsets.ISO_8859_1));
    Thrown.by(
        IOException.class,
        () -> Csv.read(latin, Checked.class, "y"),
        "text in UTF-8",
        "line 3",
        "save the file as UTF-8");
    Path utf16 = folder.resolve("utf16.csv");
    Files.write(utf16, "age,y\n1,0\n".getBytes(StandardCharsets.UTF_16));
    Thrown.by(
        IOException.class, () -> Csv.read(utf16, Checked.class, "y"), "text in UTF-8", "line 1");
  }

  @Test
  void anEmptyFileHasNoHeader() throws IOException {
    Path file = file("\n\n");
    Thrown.by(
        IOException.class,
        () -> Csv.read(file, Checked.class, "y"),
        "[L209]",
        "names of the columns",
        "an empty file");
  }

  @Test
  void filesAndFoldersAreToldApart() {
    Path missing = folder.resolve("no.csv");
    Thrown.by(
        NoSuchFileException.class,
        () -> Csv.read(missing, Checked.class, "y"),
        "[L207]",
        "nothing at",
        "no.csv");
    Thrown.by(
        FileSystemException.class,
        () -> Csv.read(folder, Checked.class, "y"),
        "[L207]",
        "the folder");
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("table.csv"), text);
  }
}
