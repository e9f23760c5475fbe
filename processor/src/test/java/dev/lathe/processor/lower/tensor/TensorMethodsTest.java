package dev.lathe.processor.lower.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lathe.nn.Tensor;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TensorMethodsTest {
  /** What users may call is what has a meaning. */
  @Test
  void everyMethodHasItsRecipe() {
    TreeSet<String> declared = Arrays.stream(Tensor.class.getMethods())
        .map(Method::getName)
        .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(declared, new TreeSet<>(TensorMethods.TABLE.keySet()));
  }
}
