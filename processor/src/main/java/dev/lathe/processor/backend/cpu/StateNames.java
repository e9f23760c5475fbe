package dev.lathe.processor.backend.cpu;

import dev.lathe.processor.emit.Identifiers;
import dev.lathe.processor.ir.State;
import java.util.List;

/** Fields of the class that holds a network's state. */
final class StateNames {
  private final Identifiers names = new Identifiers();

  StateNames(List<State> states) {
    states.forEach(state -> names.claim(state.name(), state));
  }

  String field(State state) {
    return names.get(state);
  }
}
