package dev.lathe.processor.errors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** Classes that cannot be networks, names that are taken, roles that are missing or filled twice. */
class ClassMistakesTest {
  private static final String[] SUFFIXES = {
    "Model", "State", "Gradients", "Train", "Backward", "Step", "Evaluate", "Predict", "Kernels"
  };
  private static final String ANNOTATIONS = "@Network(input = {4}) @MSELoss @SGD ";
  private static final String BODY = " {\n  @Linear(3) Layer logits;\n}\n";

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          class Net<A, B extends Number>  | a class without type parameters | Net<A, B>    | remove the type parameters
          interface Net                   | a class                         | the interface Net       | make it a class
          @interface Net                  | a class                         | the annotation type Net | make it a class
          """)
  void outermost(String declaration, String expected, String found, String fix) {
    String body = declaration.contains("class") ? BODY : " { }";
    assertEquals(
        refusal(expected, found, fix),
        Mistakes.in(ANNOTATIONS + "\n" + declaration + " // <- L108\n" + body));
  }

  @Test
  void recordsAndEnums() {
    assertEquals(
        refusal("a class", "the record Net", "make it a class"),
        Mistakes.in(ANNOTATIONS + "record Net(@Linear(3) Layer logits) { } // <- L108\n"));
    assertEquals(
        refusal("a class", "the enum Net", "make it a class"),
        Mistakes.in(ANNOTATIONS + "enum Net { ONE; @Linear(3) Layer logits; } // <- L108\n"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          class Outer         | private static class Net | a class that its package can see      | private class Net   | remove private
          class Outer         | class Net                | a static class where it is nested     | inner class Net     | add static
          class Outer<T>      | static class Net         | a class without type parameters       | Outer<T>            | remove the type parameters
          """)
  void nested(String outer, String declaration, String expected, String found, String fix) {
    String source = outer + " {\n" + ANNOTATIONS + declaration + " // <- L108\n" + BODY + "}";
    assertEquals(refusal(expected, found, fix), Mistakes.in(source));
  }

  @Test
  void nestedInAPrivateClass() {
    assertEquals(
        refusal("a class that its package can see", "private class Hidden", "remove private"),
        Mistakes.in("class Outer { private static class Hidden {\n" + ANNOTATIONS
            + "static class Net // <- L108\n" + BODY + "}}"));
  }

  @ParameterizedTest
  @FieldSource("SUFFIXES")
  void aClassOfTheUsersHasTheName(String suffix) {
    assertEquals(
        """
        [L109] expected names that are free for the classes generated from Net
        found: class Net%s (Net%s.java:1)
        fix:   rename Net, or what has that name""".formatted(suffix, suffix),
        Mistakes.in(ANNOTATIONS + "class Net // <- L109\n" + BODY, "class Net" + suffix + " {}"));
  }

  @Test
  void anotherNetworkHasTheNames() {
    String names = Stream.of(SUFFIXES)
        .map(suffix -> "Iris_Net" + suffix + " of another class")
        .collect(Collectors.joining(", "));
    assertEquals(
        """
        [L109] expected names that are free for the classes generated from Iris_Net
        found: %s
        fix:   rename Iris_Net, or what has those names""".formatted(names),
        Mistakes.in(
            "class Iris {" + ANNOTATIONS + "static class Net" + BODY + "}\n",
            ANNOTATIONS + "class Iris_Net // <- L109\n" + BODY));
  }

  @Test
  void noLossAndNoOptimizer() {
    assertEquals("""
        [L111] expected one loss annotation on Net
        found: none
        fix:   add @CrossEntropyLoss or @MSELoss
        [L111] expected one optimizer annotation on Net
        found: none
        fix:   add @Adam or @SGD""", Mistakes.in("@Network(input = {4}) class Net // <- L111; L111\n" + BODY));
  }

  @Test
  void twoLossesAndTwoOptimizers() {
    assertEquals("""
        [L111] expected one loss annotation on Net
        found: @CrossEntropyLoss(labelSmoothing = 0.1) and @MSELoss
        fix:   remove all but one
        [L111] expected one optimizer annotation on Net
        found: @SGD and @Adam(lr = 0.01)
        fix:   remove all but one""", Mistakes.in("""
            @Network(input = {4})
            @CrossEntropyLoss(labelSmoothing = 0.1f)
            @MSELoss // <- L111 at @MSELoss
            @SGD
            @Adam(lr = 0.01f) // <- L111 at @Adam(lr = 0.01f)
            class Net""" + BODY));
  }

  @Test
  void neitherInputNorFeatures() {
    assertEquals(
        """
        [L114] expected either input or features in @Network
        found: neither
        fix:   write @Network(input = {28, 28}) or @Network(features = Flower.class), say""", Mistakes.in("@Network // <- L114 at @Network\n @MSELoss @SGD class Net" + BODY));
  }

  @Test
  void bothInputAndFeatures() {
    assertEquals(
        """
        [L114] expected either input or features in @Network
        found: both
        fix:   remove one of the two""",
        Mistakes.in(
            "@Network(input = {1}, features = Row.class) // <- L114 at @Network(input = {1}, features = Row.class)\n"
                + "@MSELoss @SGD class Net" + BODY + "record Row(double x) {}"));
  }

  private static String refusal(String expected, String found, String fix) {
    return "[L108] expected @Network on " + expected + "\nfound: " + found + "\nfix:   " + fix;
  }
}
