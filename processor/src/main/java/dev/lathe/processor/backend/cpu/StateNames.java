package dev.lathe.processor.backend.cpu;

import dev.lathe.processor.emit.Identifiers;
import dev.lathe.processor.ir.State;
import java.util.List;

/** Fields of the classes that hold a network's state and gradients. */
final class StateNames {
  private final Identifiers names = new Identifiers();
  private final Identifiers gradients = new Identifiers();

  StateNames(List<State> states, List<State> gathered) {
    states.forEach(state -> names.claim(state.name(), state));
    gathered.forEach(state -> gradients.claim(state.label(), state));
  }

  String field(State state) {
    return state.kind() == State.Kind.GRADIENT ? gradients.get(state) : names.get(state);
  }

  /** The field as a program reads it: {@code state.hiddenWeight}. */
  String access(State state) {
    return (state.kind() == State.Kind.GRADIENT ? "gradients." : "state.") + field(state);
  }
}
