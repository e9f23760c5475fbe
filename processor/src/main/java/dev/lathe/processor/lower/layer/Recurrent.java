package dev.lathe.processor.lower.layer;

import dev.lathe.processor.ir.Extent;
import dev.lathe.processor.ir.Init;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.lower.LayerRecipe;
import dev.lathe.processor.lower.Misfit;
import dev.lathe.processor.lower.Scope;
import dev.lathe.processor.spec.Checks;
import dev.lathe.processor.spec.Options;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A cell along a sequence, in layers and directions. Products with the inputs are made for all places at once; the rest is written out place by place.
 * torch.nn.RNN, LSTM, GRU with batch_first.
 *
 * @param cell what happens at one place
 */
public record Recurrent(Cell cell) implements LayerRecipe {
  @Override
  public void check(Options options, Checks checks) {
    checks.atLeastOne("hidden").atLeastOne("layers").fraction("dropout");
  }

  @Override
  public Value lower(Scope scope, Options options, Value input) {
    if (input.shape().rank() != 3) {
      throw new Misfit(
          "an input of 2 dimensions (length x features)",
          input.shape().perExample(),
          "put the layer where sequences are");
    }
    Value sequence = input.permute(List.of(1, 0, 2));
    int layers = options.integer("layers");
    List<List<Value>> states = List.of();
    for (int layer = 0; layer < layers; layer++) {
      Value current =
          layer == 0 ? sequence : Dropout.lower(scope, joined(states), options.number("dropout"));
      states = layer(scope, options, current, layer);
    }
    boolean last = options.text("output").equals("LAST");
    return last ? ends(states) : joined(states).permute(List.of(1, 0, 2));
  }

  /** For each direction the states, in the order of the places. */
  private List<List<Value>> layer(Scope scope, Options options, Value sequence, int layer) {
    List<List<Value>> directions = new ArrayList<>();
    directions.add(states(scope, options, sequence, "_l" + layer, false));
    if (options.flag("bidirectional")) {
      directions.add(states(scope, options, sequence, "_l" + layer + "_reverse", true));
    }
    return directions;
  }

  private List<Value> states(
      Scope scope, Options options, Value sequence, String suffix, boolean reverse) {
    Weights weights =
        Weights.of(scope, cell, options, suffix, sequence.shape().last().count());
    Value inputs = weights.ofInput(sequence);
    int length = sequence.shape().extent(0).count();
    Value[] states = new Value[length];
    Optional<Cell.State> state = before(scope, options, sequence.shape());
    for (int step = 0; step < length; step++) {
      int place = reverse ? length - 1 - step : step;
      Cell.State next = cell.step(options, inputs.slice(0, place, 1).flatten(0, 1), state, weights);
      states[place] = next.hidden();
      state = Optional.of(next);
    }
    return List.of(states);
  }

  /** None, which saves products with zeros; those are made for a single place alone, where weights for states would have no gradient at all. */
  private static Optional<Cell.State> before(Scope scope, Options options, Shape sequence) {
    if (sequence.extent(0).count() > 1) {
      return Optional.empty();
    }
    Extent hidden = Extent.of(options.integer("hidden"));
    Value zeros = scope.builder().fill(new Shape(List.of(sequence.extent(1), hidden)), 0);
    return Optional.of(new Cell.State(zeros, Optional.of(zeros)));
  }

  /** Length x batch x states of all directions. */
  private static Value joined(List<List<Value>> directions) {
    List<Value> sequences = new ArrayList<>();
    for (List<Value> states : directions) {
      Shape one = states.get(0).shape();
      Shape place = new Shape(List.of(Extent.of(1), one.extent(0), one.extent(1)));
      sequences.add(
          Value.concat(0, states.stream().map(state -> state.reshape(place)).toList()));
    }
    return Value.concat(2, sequences);
  }

  /** The state of the last place forwards, and of the first backwards. */
  private static Value ends(List<List<Value>> directions) {
    List<Value> ends = new ArrayList<>();
    ends.add(directions.get(0).get(directions.get(0).size() - 1));
    directions.stream().skip(1).forEach(states -> ends.add(states.get(0)));
    return Value.concat(1, ends);
  }

  /**
   * Parameters of one layer and direction.
   *
   * @param input of the products with inputs
   * @param hidden of those with states
   * @param inputBias added to the first
   * @param hiddenBias added to the second
   */
  record Weights(Value input, Value hidden, Optional<Value> inputBias, Optional<Value> hiddenBias) {
    static Weights of(Scope scope, Cell cell, Options options, String suffix, int in) {
      int hidden = options.integer("hidden");
      int gates = cell.gates() * hidden;
      Init init = new Init.Uniform(1 / Math.sqrt(hidden));
      Value input = scope.parameter("weight_ih" + suffix, Shape.of(gates, in), init);
      Value state = scope.parameter("weight_hh" + suffix, Shape.of(gates, hidden), init);
      if (!options.flag("bias")) {
        return new Weights(input, state, Optional.empty(), Optional.empty());
      }
      return new Weights(
          input,
          state,
          Optional.of(scope.parameter("bias_ih" + suffix, Shape.of(gates), init)),
          Optional.of(scope.parameter("bias_hh" + suffix, Shape.of(gates), init)));
    }

    Value ofInput(Value x) {
      return shifted(Linear.product(x, input), inputBias);
    }

    Value ofState(Value h) {
      return shifted(Linear.product(h, hidden), hiddenBias);
    }

    /** What a state of 0 gives: the bias, where there is one. */
    Optional<Value> ofNoState() {
      return hiddenBias;
    }

    private static Value shifted(Value value, Optional<Value> bias) {
      return bias.map(value::add).orElse(value);
    }
  }

  static List<Value> gates(Value all, int count) {
    int last = all.shape().rank() - 1;
    int width = all.shape().last().count() / count;
    List<Value> gates = new ArrayList<>();
    for (int gate = 0; gate < count; gate++) {
      gates.add(all.slice(last, gate * width, width));
    }
    return Collections.unmodifiableList(gates);
  }
}
