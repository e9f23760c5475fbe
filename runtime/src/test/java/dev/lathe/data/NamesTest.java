package dev.lathe.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
  private final Names<String> names =
      Names.of(new String[] {"sepal_length", "NEAR_BAY", "x", "X"}, Function.identity());

  @ParameterizedTest
  @CsvSource({"SEPAL-Length,sepal_length", "' near bay ',NEAR_BAY", "X,X", "x,x"})
  void findsNamesThatAreAlike(String written, String meant) {
    assertEquals(meant, names.find(written));
  }

  @Test
  void prefersNothingToAGuess() {
    assertNull(names.find(" x"));
    assertEquals(List.of("x", "X"), names.matches(" x"));
    assertNull(names.find("sepal"));
  }

  @ParameterizedTest
  @CsvSource({"sepal_lenght,sepal_length", "neer-bay,NEAR_BAY"})
  void asksForTheNearestName(String written, String meant) {
    assertEquals("Did you mean \"" + meant + "\"?", names.didYouMean(written));
  }

  @ParameterizedTest
  @ValueSource(strings = {"width", "", "y", "quite another thing"})
  void asksForNothingFarOff(String written) {
    assertEquals("", names.didYouMean(written));
  }

  @ParameterizedTest
  @CsvSource({"kitten,sitting,3", "'',abc,3", "abc,'',3", "same,same,0", "flaw,lawn,2", "a,b,1"})
  void countsEdits(String a, String b, int distance) {
    assertEquals(distance, EditDistance.between(a, b, 100));
    assertEquals(Math.min(distance, 2), EditDistance.between(a, b, 2));
  }
}
