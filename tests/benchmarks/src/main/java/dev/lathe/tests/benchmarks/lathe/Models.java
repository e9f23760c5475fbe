package dev.lathe.tests.benchmarks.lathe;

import dev.lathe.runtime.CompiledModel;
import dev.lathe.tests.benchmarks.Task;
import java.nio.file.Path;

/** Finds the model of a task by its name, so that a process loads the classes of one model only. */
public final class Models {
  private Models() {}

  /** With new weights. */
  public static CompiledModel<Object, Object> create(Task task)
      throws ReflectiveOperationException {
    return cast(model(task).getMethod("create").invoke(null));
  }

  static CompiledModel<Object, Object> load(Task task, Path weights)
      throws ReflectiveOperationException {
    return cast(model(task).getMethod("load", Path.class).invoke(null, weights));
  }

  /** The table of layers. */
  public static String summary(Task task) throws ReflectiveOperationException {
    return (String) model(task).getField("SUMMARY").get(null);
  }

  private static Class<?> model(Task task) throws ClassNotFoundException {
    return Class.forName("dev.lathe.tests.benchmarks.networks." + task.network() + "Model");
  }

  @SuppressWarnings("unchecked") // the task says what an example is
  private static CompiledModel<Object, Object> cast(Object model) {
    return (CompiledModel<Object, Object>) model;
  }
}
