package dev.lathe.processor.lower.tensor;

import dev.lathe.processor.diag.Code;
import dev.lathe.processor.lower.Misfit;
import dev.lathe.processor.lower.Scope;
import java.util.HashMap;
import java.util.Map;

/** Every method of {@code Tensor} by its name. */
public final class TensorMethods {
  /** What a method makes: a value, a list of them, or a number. */
  @FunctionalInterface
  interface Recipe {
    Object make(Scope scope, Arguments arguments);
  }

  static final Map<String, Recipe> TABLE = table();

  private TensorMethods() {}

  private static Map<String, Recipe> table() {
    Map<String, Recipe> table = new HashMap<>(PointwiseMethods.TABLE);
    table.putAll(ReducingMethods.TABLE);
    table.putAll(ShapingMethods.TABLE);
    table.putAll(MovingMethods.TABLE);
    table.putAll(ProductMethods.TABLE);
    return Map.copyOf(table);
  }

  /** What the method makes of its arguments. */
  public static Object call(Scope scope, String name, Arguments arguments) {
    Recipe recipe = TABLE.get(name);
    if (recipe == null) {
      throw new Misfit(
          Code.L120,
          "a method of Tensor",
          name,
          "see the Javadoc of Tensor for what there is",
          null);
    }
    return recipe.make(scope, arguments);
  }
}
