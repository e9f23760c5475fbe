package dev.lathe.processor.errors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Fields that are not the layers they mean to be, and layers that do not fit. */
class LayerMistakesTest {
  @Test
  void convolutionAfterTwoDimensions() {
    assertEquals("""
        [L101] expected an input of 3 dimensions (channels x height x width) for Conv2d 'conv'
        found: 28 x 16 from rows (NoFit.java:2)
        fix:   put the layer where pictures are, or give them a channel dimension: @Network(input = {1, 28, 28})""", Mistakes.in("""
            @Network(input = {28, 28}) @CrossEntropyLoss @SGD class NoFit {
              @Linear(16) Layer rows;
              @Conv2d(out = 8, kernel = 3) Layer conv; // <- L101 at @Conv2d(out = 8, kernel = 3)
              @Conv2d(out = 8, kernel = 3) Layer notLookedAt;
            }
            """));
  }

  @Test
  void kernelLargerThanThePicture() {
    assertEquals("""
        [L101] expected at least 7 samples along dimension 2 for Conv2d 'conv'
        found: 1 x 4 x 28 from the network's input
        fix:   take a smaller kernel or more padding""", Mistakes.in("""
            @Network(input = {1, 4, 28}) @CrossEntropyLoss @SGD class TooSmall {
              @Conv2d(kernel = 5, dilation = 2, padding = 1, out = 8) Layer conv; // <- L101
            }
            """));
  }

  @Test
  void channelsThatDoNotDivide() {
    assertEquals("""
        [L101] expected channels that divide into 2 groups for Conv2d 'conv'
        found: 3 x 28 x 28 from the network's input
        fix:   take a number of groups that divides 3""", Mistakes.in("""
            @Network(input = {3, 28, 28}) @CrossEntropyLoss @SGD class Odd {
              @Conv2d(out = 8, kernel = 3, groups = 2) Layer conv; // <- L101
            }
            """));
  }

  @Test
  void twoLayers() {
    assertEquals("""
        [L103] expected one layer annotation on 'both'
        found: @Linear(8) and @Dropout(0.5)
        fix:   give each a field of its own: @Dropout(0.5) Layer next;""", Mistakes.in("""
            @Network(input = {4}) @MSELoss @SGD class Net {
              @Linear(8) @Dropout(0.5f) Layer both; // <- L103 at @Dropout(0.5f)
            }
            """));
  }

  @Test
  void twoActivations() {
    assertEquals("""
        [L103] expected one activation annotation on 'both'
        found: @ReLU and @Tanh
        fix:   give each a field of its own: @Tanh Layer next;""", Mistakes.in("""
            @Network(input = {4}) @MSELoss @SGD class Net {
              @Linear(8) @ReLU @Tanh Layer both; // <- L103 at @Tanh
            }
            """));
  }

  @Test
  void fieldsThatAreNoLayers() {
    assertEquals("""
        [L104] expected a field of type Layer under a layer annotation
        found: float weights
        fix:   declare it as Layer weights
        [L104] expected a field of type Layer under a layer annotation
        found: List<Layer> many
        fix:   declare it as Layer many""", Mistakes.in("""
            @Network(input = {4}) @MSELoss @SGD class Net {
              @Linear(8) float weights; // <- L104
              @ReLU java.util.List<Layer> many; // <- L104
              static final int SIZE = 3;
              @Linear(SIZE) Layer fine;
            }
            """));
  }

  @Test
  void noLayers() {
    assertEquals("""
        [L105] expected at least one layer in a network
        found: no field of type Layer
        fix:   add one: @Linear(10) Layer logits;""", Mistakes.in("""
            @Network(input = {4})
            @MSELoss
            @SGD
            class Net { // <- L105
              int other;
            }
            """));
  }

  @Test
  void layerWithoutAnnotation() {
    assertEquals("""
        [L112] expected an annotation that says which layer 'bare' is
        found: none
        fix:   add one, such as @Linear(10), or remove the field""", Mistakes.in("""
            @Network(input = {4}) @MSELoss @SGD class Net {
              @Linear(8) Layer fine;
              @Deprecated Layer bare; // <- L112
            }
            """));
  }

  @Test
  void layersOfASuperclass() {
    assertEquals("""
        [L116] expected a network whose layers are fields of its own, which is what this version compiles
        found: layer below (Base.java:2) of superclass Base
        fix:   declare the layers of Base in Net""", Mistakes.in("""
            @Network(input = {4}) @MSELoss @SGD
            class Net extends Base { // <- L116
              @Linear(8) Layer fine;
            }
            """, """
            class Base {
              @Linear(8) Layer below;
            }
            """));
  }
}
