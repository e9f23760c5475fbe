package dev.lathe.runtime;

import java.util.List;

/**
 * Where names of weights did not agree, as {@code torch.nn.Module.load_state_dict} returns it.
 *
 * @param missingKeys names of the model that were not given; these weights are as they were
 * @param unexpectedKeys names that were given and are none of the model's
 */
public record IncompatibleKeys(List<String> missingKeys, List<String> unexpectedKeys) {
  /** Copies the lists. */
  public IncompatibleKeys {
    missingKeys = List.copyOf(missingKeys);
    unexpectedKeys = List.copyOf(unexpectedKeys);
  }
}
