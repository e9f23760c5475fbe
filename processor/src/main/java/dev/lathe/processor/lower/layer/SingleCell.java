package dev.lathe.processor.lower.layer;

import dev.lathe.processor.diag.Code;
import dev.lathe.processor.ir.Extent;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.lower.LayerRecipe;
import dev.lathe.processor.lower.Misfit;
import dev.lathe.processor.lower.Scope;
import dev.lathe.processor.spec.Checks;
import dev.lathe.processor.spec.Options;
import java.util.List;
import java.util.Optional;

/**
 * One step of a recurrent layer, for loops of the user's. torch.nn.RNNCell, LSTMCell, GRUCell.
 *
 * @param cell what is computed
 */
public record SingleCell(Cell cell) implements LayerRecipe {
  @Override
  public void check(Options options, Checks checks) {
    checks.atLeastOne("hidden");
  }

  @Override
  public Value lower(Scope scope, Options options, Value input) {
    return call(scope, options, List.of(input));
  }

  @Override
  public Value call(Scope scope, Options options, List<Value> inputs) {
    if (inputs.size() > 2) {
      throw new Misfit(
          Code.L101,
          "an input and a state",
          inputs.size() + " inputs",
          "write cell.forward(x, state)",
          null);
    }
    Value input = inputs.get(0);
    requireFeatures(input.shape());
    Value before = inputs.size() == 2 ? inputs.get(1) : zeros(scope, options, input);
    return step(scope, options, input, state(options, before));
  }

  private static void requireFeatures(Shape shape) {
    if (shape.rank() != 2) {
      throw new Misfit(
          "an input of 1 dimension (features)",
          shape.perExample(),
          "hand in one place of a sequence: cell.forward(x.select(1, 0))");
    }
  }

  private Value zeros(Scope scope, Options options, Value input) {
    int width = options.integer("hidden") * (cell == Cell.LSTM ? 2 : 1);
    return scope.builder().fill(input.shape().with(1, Extent.of(width)), 0);
  }

  private Value step(Scope scope, Options options, Value input, Cell.State state) {
    Recurrent.Weights weights =
        Recurrent.Weights.of(scope, cell, options, "", input.shape().last().count());
    Cell.State next = cell.step(options, weights.ofInput(input), state, weights);
    return next.memory()
        .map(memory -> Value.concat(1, List.of(next.hidden(), memory)))
        .orElse(next.hidden());
  }

  /** What is handed in: h, or h and c one after the other. */
  private Cell.State state(Options options, Value value) {
    int hidden = options.integer("hidden");
    int width = cell == Cell.LSTM ? 2 * hidden : hidden;
    if (value.shape().rank() != 2 || value.shape().last().count() != width) {
      throw new Misfit(
          "a state of " + width + " numbers an example",
          value.shape().perExample(),
          "hand in what the cell gave before");
    }
    return cell == Cell.LSTM
        ? new Cell.State(value.slice(1, 0, hidden), Optional.of(value.slice(1, hidden, hidden)))
        : new Cell.State(value, Optional.empty());
  }
}
