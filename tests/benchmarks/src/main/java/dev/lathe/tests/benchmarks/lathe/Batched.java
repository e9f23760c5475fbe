package dev.lathe.tests.benchmarks.lathe;

import dev.lathe.runtime.BatchProgram;
import dev.lathe.runtime.Blueprint;
import dev.lathe.runtime.CompiledModel;
import dev.lathe.runtime.Team;
import java.lang.reflect.Field;
import java.util.Arrays;

/** Predicts whole batches on all threads. A model predicts one example at a time; what it does that with can do more, and is reached for here. */
public final class Batched<I> {
  private final Blueprint<I, ?> blueprint;
  private final BatchProgram program;

  public Batched(CompiledModel<I, ?> model, int examples) {
    blueprint = blueprint(model);
    program = blueprint.predict().apply(examples);
  }

  @SuppressWarnings("unchecked") // the field's own type arguments
  private static <I> Blueprint<I, ?> blueprint(CompiledModel<I, ?> model) {
    try {
      Field field = CompiledModel.class.getDeclaredField("blueprint");
      field.setAccessible(true);
      return (Blueprint<I, ?>) field.get(model);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError("CompiledModel has changed", e);
    }
  }

  public void put(int example, I input) {
    blueprint.input().encode(input, program, 0, example);
  }

  /** Leaves the result where it is. */
  public void run() {
    program.prepare(program.capacity(), 0, 0, 0);
    Team.shared().run(program);
  }

  /** All scores, an example after the other. */
  public float[] output() {
    int size = blueprint.outputs().get(0);
    return Arrays.copyOf(program.output(0), program.capacity() * size);
  }
}
