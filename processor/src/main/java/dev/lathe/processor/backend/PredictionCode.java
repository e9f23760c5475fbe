package dev.lathe.processor.backend;

import com.palantir.javapoet.TypeSpec;
import dev.lathe.processor.ir.State;
import java.util.List;
import java.util.Map;

/**
 * What a predictor is made of, to be nested in its class.
 *
 * @param types of the weights, called {@code State}, the program, called {@code Predict}, and its kernels, called {@code Kernels}
 * @param fields of {@code State}, by what they hold
 */
public record PredictionCode(List<TypeSpec> types, Map<State, String> fields) {
  public PredictionCode {
    types = List.copyOf(types);
    fields = Map.copyOf(fields);
  }
}
