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
  ELMAN(1, true) {
    @Override
    State step(Options options, Value input, State state, Weights weights) {
      Value sum = input.add(weights.ofState(state.hidden()));
      boolean relu = options.text("nonlinearity").equals("RELU");
      Value hidden = relu ? sum.map("relu", Formulas::relu) : sum.apply(UnaryFunction.TANH);
      return new State(hidden, Optional.empty());
    }
  },
  /** Gates i, f, g, o: c = σ(f) c + σ(i) tanh(g), h = σ(o) tanh(c). torch.nn.LSTMCell. */
  LSTM(4, true) {
    @Override
    State step(Options options, Value input, State state, Weights weights) {
      Value sums = input.add(weights.ofState(state.hidden()));
      List<Value> gates = Recurrent.gates(sums, gates());
      Value in = gates.get(0).map("inputGate", Formulas::sigmoid);
      Value forget = gates.get(1).map("forgetGate", Formulas::sigmoid);
      Value fresh = gates.get(2).map("cellGate", g -> Expr.unary(UnaryFunction.TANH, g));
      Value out = gates.get(3).map("outputGate", Formulas::sigmoid);
      Value memory = forget.mul(state.memory().orElseThrow()).add(in.mul(fresh));
      Value hidden = out.zip("hidden", memory, (o, c) -> o.mul(Expr.unary(UnaryFunction.TANH, c)));
      return new State(hidden, Optional.of(memory));
    }
  },
  /** Gates r, z, n: n = tanh(i + σ(r) s), h = (1 - z) n + z h. torch.nn.GRUCell. */
  GRU(3, false) {
    @Override
    State step(Options options, Value input, State state, Weights weights) {
      List<Value> in = Recurrent.gates(input, gates());
      List<Value> own = Recurrent.gates(weights.ofState(state.hidden()), gates());
      Value reset = in.get(0).zip("reset", own.get(0), (a, b) -> Formulas.sigmoid(a.add(b)));
      Value update = in.get(1).zip("update", own.get(1), (a, b) -> Formulas.sigmoid(a.add(b)));
      Value fresh = in.get(2).add(reset.mul(own.get(2))).apply(UnaryFunction.TANH);
      Value kept = fresh.zip("keep", update, (n, z) -> n.mul(Expr.of(1).sub(z)));
      return new State(kept.add(update.mul(state.hidden())), Optional.empty());
    }
  };

  private final int gates;
  private final boolean adding;

  Cell(int gates, boolean adding) {
    this.gates = gates;
    this.adding = adding;
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

  /** Whether products with states are added to those with inputs as they are, so that both biases may be added to the latter. */
  boolean isAdding() {
    return adding;
  }

  /** The next state. */
  abstract State step(Options options, Value input, State state, Weights weights);
}
