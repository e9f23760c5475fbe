package dev.lathe.tests.parity;

import dev.lathe.runtime.LossProgram;
import dev.lathe.runtime.Model;
import dev.lathe.runtime.ModelState;
import java.util.function.Supplier;

/**
 * A network that is trained twice: step by step with the program that the processor wrote, and by {@code fit}.
 *
 * @param file of the reference, without its ending
 * @param name as the reference calls the network
 * @param weightDecay of the optimizer, to take out of what it remembers of the first gradient
 * @param beta1 of Adam, likewise
 */
record Subject(
    String file,
    String name,
    double learningRate,
    double weightDecay,
    double beta1,
    Supplier<Bench> bench,
    Supplier<? extends Model<float[], ?>> model) {

  /** Makes a program for a number of examples a batch. */
  interface Maker<S, K> {
    LossProgram make(S state, Supplier<K> kernels, int capacity);
  }

  /** State and program of one run. */
  record Bench(ModelState state, LossProgram train) {}

  static <S extends ModelState, K> Subject of(
      String file,
      String name,
      double learningRate,
      Supplier<S> state,
      Supplier<K> kernels,
      Maker<S, K> train,
      Supplier<? extends Model<float[], ?>> model) {
    int batch = ReferenceCase.batch(file);
    Supplier<Bench> bench = () -> {
      S made = state.get();
      return new Bench(made, train.make(made, kernels, batch));
    };
    return new Subject(file, name, learningRate, 0, 0.9, bench, model);
  }

  Subject weightDecay(double value) {
    return new Subject(file, name, learningRate, value, beta1, bench, model);
  }

  Subject beta1(double value) {
    return new Subject(file, name, learningRate, weightDecay, value, bench, model);
  }

  @Override
  public String toString() {
    return name;
  }
}
