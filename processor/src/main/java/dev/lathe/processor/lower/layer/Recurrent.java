package dev.lathe.processor.lower.layer;

import dev.lathe.processor.ir.Extent;
import dev.lathe.processor.ir.Init;
import dev.lathe.processor.ir.ScanBuilder;
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
 * A cell along a sequence, in layers and directions. Products with the inputs are made for all places at once; the rest is a scan.
 * torch.nn.RNN, LSTM, GRU with batch_first.
 *
 * @param cell what happens at one place
 */
public record Recurrent(Cell cell) implements LayerRecipe {
  private static final String STATES = "states";

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
    List<Direction> directions = layer(scope, options, sequence, 0);
    for (int layer = 1; layer < layers; layer++) {
      Value below = Dropout.lower(scope, states(directions), options.number("dropout"));
      directions = layer(scope, options, below, layer);
    }
    boolean last = options.text("output").equals("LAST");
    return last ? ends(directions) : states(directions).permute(List.of(1, 0, 2));
  }

  private List<Direction> layer(Scope scope, Options options, Value sequence, int layer) {
    List<Direction> directions = new ArrayList<>();
    directions.add(direction(scope, options, sequence, "_l" + layer, false));
    if (options.flag("bidirectional")) {
      directions.add(direction(scope, options, sequence, "_l" + layer + "_reverse", true));
    }
    return directions;
  }

  /**
   * What one direction of a layer gives.
   *
   * @param states length x batch x hidden
   * @param end the state that was reached last: of the last place forwards, of the first backwards
   */
  private record Direction(Value states, Value end) {}

  private Direction direction(
      Scope scope, Options options, Value sequence, String suffix, boolean reverse) {
    Weights weights =
        Weights.of(scope, cell, options, suffix, sequence.shape().last().count());
    int length = sequence.shape().extent(0).count();
    ScanBuilder scan = new ScanBuilder(scope.builder(), length, reverse);
    Cell.State before = before(scope, options, sequence.shape(), scan);
    Value input = scan.element("input", weights.ofInput(sequence));
    Cell.State next = cell.step(options, input, before, weights.inside(scan));
    scan.next(before.hidden(), next.hidden());
    next.memory().ifPresent(memory -> scan.next(before.memory().orElseThrow(), memory));
    scan.keep(STATES, next.hidden());
    Value done = scan.finish("scan");
    return new Direction(
        scope.builder().result(done, "states", STATES),
        scope.builder().result(done, "end", before.hidden().name()));
  }

  /** Zeros before the first place. */
  private Cell.State before(Scope scope, Options options, Shape sequence, ScanBuilder scan) {
    Extent hidden = Extent.of(options.integer("hidden"));
    Value zeros = scope.builder().fill(new Shape(List.of(sequence.extent(1), hidden)), 0);
    return new Cell.State(
        scan.state("hidden", zeros),
        cell == Cell.LSTM ? Optional.of(scan.state("memory", zeros)) : Optional.empty());
  }

  /** Length x batch x states of all directions. */
  private static Value states(List<Direction> directions) {
    return Value.concat(2, directions.stream().map(Direction::states).toList());
  }

  private static Value ends(List<Direction> directions) {
    return Value.concat(1, directions.stream().map(Direction::end).toList());
  }

  /**
   * Parameters of one layer and direction.
   *
   * @param input of the products with inputs
   * @param hidden of those with states
   * @param inputBias added to the first; both, where the second are added to the first anyway
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
      Value inputBias = scope.parameter("bias_ih" + suffix, Shape.of(gates), init);
      Value stateBias = scope.parameter("bias_hh" + suffix, Shape.of(gates), init);
      if (cell.isAdding()) {
        return new Weights(input, state, Optional.of(inputBias.add(stateBias)), Optional.empty());
      }
      return new Weights(input, state, Optional.of(inputBias), Optional.of(stateBias));
    }

    /** As they are called in the body of a scan. */
    Weights inside(ScanBuilder scan) {
      return new Weights(
          input,
          scan.invariant("weight", hidden),
          inputBias,
          hiddenBias.map(bias -> scan.invariant("bias", bias)));
    }

    Value ofInput(Value x) {
      return shifted(Linear.product(x, input), inputBias);
    }

    Value ofState(Value h) {
      return shifted(Linear.product(h, hidden), hiddenBias);
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
