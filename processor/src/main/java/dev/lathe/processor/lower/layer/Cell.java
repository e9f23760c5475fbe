package dev.lathe.processor.lower.layer;

import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Expr.UnaryFunction;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.lower.layer.Recurrent.Weights;
import dev.lathe.processor.spec.Options;
import java.util.List;
import java.util.Optional;

/** What a recurrent layer does at one place. */
public enum Cell {
  /** h = tanh(i + s), or ReLU of it. torch.nn.RNNCell. */
  ELMAN(1) {
    @Override
    State step(Options options, Value input, Optional<State> state, Weights weights) {
      Value sum = sum(input, state, weights);
      boolean relu = options.text("nonlinearity").equals("RELU");
      Value hidden = relu ? sum.map("relu", Formulas::relu) : sum.apply(UnaryFunction.TANH);
      return new State(hidden, Optional.empty());
    }
  },
  /** Gates i, f, g, o: c = σ(f) c + σ(i) tanh(g), h = σ(o) tanh(c). torch.nn.LSTMCell. */
  LSTM(4) {
    @Override
    State step(Options options, Value input, Optional<State> state, Weights weights) {
      List<Value> gates = Recurrent.gates(sum(input, state, weights), gates());
      Value fresh = gates
          .get(0)
          .zip(
              "input",
              gates.get(2),
              (i, g) -> Formulas.sigmoid(i).mul(Expr.unary(UnaryFunction.TANH, g)));
      Value memory = state
          .flatMap(State::memory)
          .map(old -> gates
              .get(1)
              .zip("forget", old, (f, c) -> Formulas.sigmoid(f).mul(c))
              .add(fresh))
          .orElse(fresh);
      Value hidden = gates
          .get(3)
          .zip(
              "output",
              memory,
              (o, c) -> Formulas.sigmoid(o).mul(Expr.unary(UnaryFunction.TANH, c)));
      return new State(hidden, Optional.of(memory));
    }
  },
  /** Gates r, z, n: n = tanh(i + σ(r) s), h = (1 - z) n + z h. torch.nn.GRUCell. */
  GRU(3) {
    @Override
    State step(Options options, Value input, Optional<State> state, Weights weights) {
      List<Value> in = Recurrent.gates(input, gates());
      Optional<Value> product =
          state.map(old -> weights.ofState(old.hidden())).or(weights::ofNoState);
      if (product.isEmpty()) {
        return new State(
            in.get(2)
                .zip(
                    "fresh",
                    in.get(1),
                    (n, z) ->
                        Expr.unary(UnaryFunction.TANH, n).mul(Expr.of(1).sub(Formulas.sigmoid(z)))),
            Optional.empty());
      }
      List<Value> own = Recurrent.gates(product.get(), gates());
      Value reset = in.get(0).zip("reset", own.get(0), (a, b) -> Formulas.sigmoid(a.add(b)));
      Value update = in.get(1).zip("update", own.get(1), (a, b) -> Formulas.sigmoid(a.add(b)));
      Value fresh = in.get(2).add(reset.mul(own.get(2))).apply(UnaryFunction.TANH);
      Value kept = fresh.zip("keep", update, (n, z) -> n.mul(Expr.of(1).sub(z)));
      Value hidden = state.map(old -> kept.add(update.mul(old.hidden()))).orElse(kept);
      return new State(hidden, Optional.empty());
    }
  };

  private final int gates;

  Cell(int gates) {
    this.gates = gates;
  }

  /**
   * What is handed from place to place.
   *
   * @param hidden the state that is also the result
   * @param memory LSTM's cell state
   */
  record State(Value hidden, Optional<Value> memory) {}

  /** How many rows of weights there are for each element of the state. */
  int gates() {
    return gates;
  }

  /** The next state; none before means one of zeros. */
  abstract State step(Options options, Value input, Optional<State> state, Weights weights);

  static Value sum(Value input, Optional<State> state, Weights weights) {
    return state
        .map(old -> weights.ofState(old.hidden()))
        .or(weights::ofNoState)
        .map(input::add)
        .orElse(input);
  }
}
