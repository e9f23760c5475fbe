package dev.lathe.io;

import dev.lathe.runtime.Message;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Makes weights of one model fit another. All methods keep the order and leave what they are given as it is.
 *
 * <pre>{@code
 * Map<String, TensorData> state = StateDicts.rename(Weights.read(file), "^module\\.", "");
 * model.loadStateDict(StateDicts.select(state, "backbone."), false);
 * }</pre>
 */
public final class StateDicts {
  private StateDicts() {}

  /**
   * The same tensors under other names: whatever matches in a name is replaced, as by {@link String#replaceAll}.
   *
   * @param regex of {@link Pattern}; <code>^module\.</code> matches a prefix
   * @param replacement may have groups, {@code $1}; empty to take away
   * @throws IllegalArgumentException where two tensors would have one name (L212)
   * @throws java.util.regex.PatternSyntaxException where the expression is none
   */
  public static Map<String, TensorData> rename(
      Map<String, TensorData> state, String regex, String replacement) {
    Pattern pattern = Pattern.compile(regex);
    return rename(state, name -> pattern.matcher(name).replaceAll(replacement));
  }

  /**
   * The same tensors under the names that a rule gives.
   *
   * @throws IllegalArgumentException where two tensors would have one name (L212)
   */
  public static Map<String, TensorData> rename(
      Map<String, TensorData> state, UnaryOperator<String> rule) {
    Map<String, TensorData> renamed = new LinkedHashMap<>();
    state.forEach((name, tensor) -> {
      if (renamed.put(rule.apply(name), tensor) != null) {
        throw new IllegalArgumentException(Message.of(
            "L212",
            "a name of its own for each tensor",
            Message.quoted(rule.apply(name)) + " again, for " + Message.quoted(name),
            "give a rule that leaves them apart"));
      }
    });
    return renamed;
  }

  /** The tensors whose names start with a prefix, which they keep: a part of a model, for transfer learning. */
  public static Map<String, TensorData> select(Map<String, TensorData> state, String prefix) {
    Map<String, TensorData> selected = new LinkedHashMap<>(state);
    selected.keySet().removeIf(name -> !name.startsWith(prefix));
    return selected;
  }

  /**
   * The same tensors with floats of another width, as {@link TensorData#to}; integers, booleans and what is no Java number stay as they are.
   *
   * <pre>{@code
   * Weights.write(file, StateDicts.to(model.stateDict(), DType.BF16), Map.of("format", "pt"));
   * }</pre>
   *
   * @param type {@link DType#F16}, {@link DType#BF16}, {@link DType#F32} or {@link DType#F64}
   */
  public static Map<String, TensorData> to(Map<String, TensorData> state, DType type) {
    Map<String, TensorData> converted = new LinkedHashMap<>(state);
    converted.replaceAll(
        (name, tensor) -> Elements.writes(tensor.dtype()) ? tensor.to(type) : tensor);
    return converted;
  }
}
