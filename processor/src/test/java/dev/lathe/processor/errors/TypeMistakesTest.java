package dev.lathe.processor.errors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Features, labels and targets that do not go with the network. */
class TypeMistakesTest {
  private static final String KINDS =
      "double, float, int, long, short, byte, boolean or an enum with constants";

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          class Row { double x; }                | features to be a record             | class Row                  | name a record whose components are KINDS
          enum Row { A }                         | features to be a record             | enum Row                   | name a record whose components are KINDS
          record Row() {}                        | a features record with components   | record Row without any     | add one, of KINDS
          record Row<A, B>(double x) {}          | a features record that is neither private nor generic | record Row<A, B>  | remove the type parameters
          private record Row(double x) {}        | a features record that is neither private nor generic | private record Row | remove private
          record Row(String x) {}                | features of types that can be turned into numbers | String x in Row (Outer.java:4)      | make it KINDS, or leave it out
          record Row(double y, char[] x) {}      | features of types that can be turned into numbers | char[] x in Row (Outer.java:4)      | make it KINDS, or leave it out
          record Row(java.util.List<Integer> x) {} | features of types that can be turned into numbers | List<Integer> x in Row (Outer.java:4) | make it KINDS, or leave it out
          record Row(Empty x) { enum Empty {} }  | features of types that can be turned into numbers | Outer.Row.Empty x in Row (Outer.java:4) | make it KINDS, or leave it out
          """)
  void features(String type, String expected, String found, String fix) {
    String network = "class Outer {\n@Network(features = Row.class) // <- L113 at Row.class\n"
        + "@MSELoss @SGD static class Net { @Linear(3) Layer logits; }\n";
    assertEquals(
        message("L113", expected, found, fix.replace("KINDS", KINDS)),
        Mistakes.in(network + type + "}"));
  }

  @Test
  void everyComponentThatCannotBeUsedIsNamed() {
    String fix = "make it " + KINDS + ", or leave it out";
    assertEquals(
        message(
                "L113",
                "features of types that can be turned into numbers",
                "String name in Row (Row.java:1)",
                fix)
            + "\n"
            + message(
                "L113",
                "features of types that can be turned into numbers",
                "Integer age in Row (Row.java:1)",
                fix),
        Mistakes.in("""
            @Network(features = Row.class) // <- L113; L113
            @MSELoss @SGD class Net { @Linear(3) Layer logits; }
            """, "record Row(String name, double x, Integer age) {}"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          String.class | labels to be an enum with constants | class String            | name an enum with one constant a class, in order
          int[].class  | labels to be an enum with constants | int[]                   | name an enum with one constant a class, in order
          Empty.class  | labels to be an enum with constants | enum Empty without any  | name an enum with one constant a class, in order
          Hidden.class | a labels enum that is not private   | private enum Hidden     | remove private
          """)
  void labels(String type, String expected, String found, String fix) {
    String source = """
        class Outer {
          enum Empty {}
          private enum Hidden { A, B, C }
          @Network(input = {4}, labels = %s) // <- L115 at %s
          @CrossEntropyLoss @SGD static class Net { @Linear(3) Layer logits; }
        }
        """;
    assertEquals(message("L115", expected, found, fix), Mistakes.in(source.formatted(type, type)));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          @Linear(4) Layer logits; // <- L107 at @Linear(4) | 4 outputs | make the two agree: @Linear(2) here, or 4 constants in Net.Label
          @Linear(1) @Tanh Layer logits; // <- L107 at @Linear(1) | 1 output | make the two agree: @Linear(2) here, or 1 constants in Net.Label
          @Linear(4) Layer a; @Dropout Layer logits; // <- L107 at @Dropout | 4 outputs | make the two agree: @Linear(2) as the last layer, or 4 constants in Net.Label
          """)
  void labelCount(String layers, String found, String fix) {
    String source =
        "@Network(input = {8}, labels = Net.Label.class) @CrossEntropyLoss @SGD class Net {\n"
            + "enum Label { YES, NO }\n" + layers + "\n}";
    assertEquals(
        message("L107", "as many outputs as Net.Label has constants: 2", found, fix),
        Mistakes.in(source));
  }

  @Test
  void labelsForALossOfNumbers() {
    assertEquals(
        message(
            "L106",
            "a loss whose targets are classes, as labels = Label.class says",
            "@MSELoss",
            "use @CrossEntropyLoss, or remove labels"),
        Mistakes.in("""
            @Network(input = {8}, labels = Label.class)
            @MSELoss // <- L106 at @MSELoss
            @SGD class Net { @Linear(2) Layer out; }
            enum Label { YES, NO }
            """));
  }

  @Test
  void marginOfAPicture() {
    assertEquals(
        message(
            "L106",
            "an output of one score a class for @MultiMarginLoss",
            "28 x 10 from logits (Net.java:3)",
            "put @Flatten before the last layer"),
        Mistakes.in("""
            @Network(input = {28, 28}) @MultiMarginLoss // <- L106 at @MultiMarginLoss
            @SGD class Net {
              @Linear(10) Layer logits;
            }
            """));
  }

  @Test
  void crossEntropyOfOneClass() {
    assertEquals(
        message(
            "L106",
            "scores of at least two classes for @CrossEntropyLoss, whose loss is always 0 otherwise",
            "1 from logits (Net.java:3)",
            "give the last layer an output for each class, or use @MSELoss for a number"),
        Mistakes.in("""
            @Network(input = {4}) @CrossEntropyLoss // <- L106 at @CrossEntropyLoss
            @SGD class Net {
              @Linear(1) Layer logits;
            }
            """));
  }

  @Test
  void targetOfAnotherShape() {
    assertEquals(
        message(
            "L106",
            "a target of the output's shape for @MSELoss",
            "target = 2 x 3, output 3",
            "remove target, or make the last layer's output 2 x 3"),
        Mistakes.in("""
            @Network(input = {4}, target = {2, 3}) // <- L106 at @Network(input = {4}, target = {2, 3})
            @MSELoss @SGD class Net { @Linear(3) Layer out; }
            """));
  }

  @Test
  void targetForALossOfClasses() {
    assertEquals(
        message(
            "L106",
            "no target in @Network with @CrossEntropyLoss, which takes class numbers",
            "target = 3",
            "remove target"),
        Mistakes.in("""
            @Network(input = {4}, target = {3}) // <- L106
            @CrossEntropyLoss @SGD class Net { @Linear(3) Layer out; }
            """));
  }

  private static String message(String code, String expected, String found, String fix) {
    return "[" + code + "] expected " + expected + "\nfound: " + found + "\nfix:   " + fix;
  }
}
