package dev.lathe.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DatasetTest {
  private final Dataset<String, Integer> data =
      Dataset.of(new String[] {"a", "b", "c"}, new Integer[] {10, 11, 12});

  @Test
  void pairsArrays() {
    assertEquals(3, data.size());
    assertEquals(new Example<>("b", 11), data.get(1));
  }

  @Test
  void takesWholeNumbersAsLabels() {
    float[][] inputs = {{1, 2}, {3, 4}};
    Dataset<float[], Integer> labelled = Dataset.of(inputs, new int[] {7, 8});
    assertSame(inputs[1], labelled.get(1).input());
    assertEquals(8, labelled.get(1).target());
  }

  @Test
  void takesVectorsAsTargets() {
    Dataset<float[], float[]> vectors = Dataset.of(new float[][] {{1}}, new float[][] {{2, 3}});
    assertArrayEquals(new float[] {2, 3}, vectors.get(0).target());
  }

  @Test
  void keepsItsExamplesWhenTheArrayChanges() {
    String[] inputs = {"a"};
    Dataset<String, Integer> copied = Dataset.of(inputs, new int[] {1});
    inputs[0] = "changed";
    assertEquals("a", copied.get(0).input());
  }

  @Test
  void refusesArraysOfDifferentLengths() {
    Thrown.by(
        IllegalArgumentException.class,
        () -> Dataset.of(new String[] {"a", "b"}, new int[] {1}),
        "[L212] expected one target for each input",
        "2 inputs and 1 targets");
  }

  @Test
  void refusesNullElements() {
    Thrown.by(
        IllegalArgumentException.class,
        () -> Dataset.of(new String[] {"a", null}, new int[] {1, 2}),
        "[L212]",
        "null at index 1");
    Thrown.by(
        IllegalArgumentException.class,
        () -> Dataset.of(new String[] {"a"}, new Integer[] {null}),
        "targets",
        "null at index 0");
  }

  @Test
  void takesAListOfExamples() {
    assertEquals("x", Dataset.of(List.of(new Example<>("x", 1))).get(0).input());
    assertEquals(0, Dataset.of(List.<Example<String, Integer>>of()).size());
  }

  @Test
  void transformsOnEveryRead() {
    AtomicInteger reads = new AtomicInteger();
    Dataset<String, Integer> counted = data.transform(text -> text + reads.incrementAndGet());
    assertEquals(0, reads.get());
    assertEquals(new Example<>("a1", 10), counted.get(0));
    assertEquals(new Example<>("a2", 10), counted.get(0));
  }

  @Test
  void transformsTargets() {
    assertEquals(
        new Example<>("c", "12!"), data.targetTransform(target -> target + "!").get(2));
    assertEquals(3, data.targetTransform(target -> -target).size());
  }

  @Test
  void takesTransformsOfSupertypes() {
    Transform<Object, String> anything = value -> "<" + value + ">";
    Dataset<CharSequence, Integer> wide = data.transform(anything);
    assertEquals("<a>", wide.get(0).input());
  }

  @Test
  void readsSubsetsInTheirOrder() {
    Dataset<String, Integer> subset = data.subset(2, 0, 2);
    assertEquals(List.of("c", "a", "c"), subset.inputs());
    assertEquals(0, data.subset().size());
    assertThrows(IndexOutOfBoundsException.class, () -> data.subset(3));
    assertThrows(IndexOutOfBoundsException.class, () -> data.subset(-1));
  }

  @Test
  void keepsTheIndicesOfASubsetWhenTheArrayChanges() {
    int[] indices = {1};
    Dataset<String, Integer> subset = data.subset(indices);
    indices[0] = 2;
    assertEquals("b", subset.get(0).input());
  }

  @Test
  void joinsTwoDataSets() {
    Dataset<String, Integer> joined = data.concat(data.subset(1));
    assertEquals(List.of("a", "b", "c", "b"), joined.inputs());
    assertThrows(IndexOutOfBoundsException.class, () -> joined.get(4));
  }

  @Test
  void refusesToJoinMoreThanAnIndexCanCount() {
    Dataset<String, Integer> huge = new Endless(Integer.MAX_VALUE);
    Thrown.by(
        IllegalArgumentException.class, () -> huge.concat(data), "[L212]", "2147483647 and 3");
  }

  @Test
  void refusesIndicesOutside() {
    for (Dataset<String, Integer> any :
        List.of(data, data.transform(text -> text), data.subset(0, 1, 2), data.concat(data))) {
      assertThrows(IndexOutOfBoundsException.class, () -> any.get(-1));
      assertThrows(IndexOutOfBoundsException.class, () -> any.get(any.size()));
    }
  }

  @Test
  void refusesExamplesWithoutAPart() {
    Dataset<String, Integer> lost = data.transform(text -> text.equals("a") ? text : null);
    assertEquals("a", lost.get(0).input());
    assertThrows(NullPointerException.class, () -> lost.get(1));
  }

  @Test
  void partsAreReadWhenTheyAreAskedFor() {
    Dataset<String, Integer> lost = data.transform(text -> text.equals("a") ? text : null);
    assertEquals(data.size(), lost.inputs().size());
    assertEquals("a", lost.inputs().get(0));
    assertThrows(NullPointerException.class, () -> lost.inputs().get(1));
    assertEquals(data.get(1).target(), data.targets().get(1));
    assertThrows(IndexOutOfBoundsException.class, () -> data.targets().get(data.size()));
  }

  @Test
  void readOutsideOfLoadersEachExampleHasItsOwnNumbers() {
    Dataset<Double, Integer> drawn = data.transform(text -> Chance.uniform());
    List<Double> numbers = new ArrayList<>();
    for (int i = 0; i < data.size(); i++) {
      numbers.add(Chance.read(drawn, i).input());
      assertEquals(numbers.get(i), Chance.read(drawn, i).input());
      assertEquals(numbers.get(i), drawn.cache().get(i).input());
    }
    assertEquals(data.size(), Set.copyOf(numbers).size());
  }

  private record Endless(int size) implements Dataset<String, Integer> {
    @Override
    public Example<String, Integer> get(int index) {
      return new Example<>("x", index);
    }
  }
}
