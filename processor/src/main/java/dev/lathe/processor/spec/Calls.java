package dev.lathe.processor.spec;

import dev.lathe.processor.diag.SourceRef;
import java.util.List;

/** What a {@link Forward} may ask for. A call that does not fit is reported and ends in {@link Reported}. */
public interface Calls {
  /** What a layer makes of its inputs. */
  Handle layer(LayerSpec layer, List<Handle> inputs, SourceRef where);

  /** A parameter of a layer that was called before: {@code weight}. */
  Handle parameterOf(LayerSpec layer, String name, SourceRef where);

  /** A loss of outputs and target, one number. */
  Handle loss(LossSpec loss, List<Handle> inputs, SourceRef where);

  /** A parameter of the network's own. */
  Handle parameter(ParameterSpec parameter);

  /**
   * A method of {@code Tensor}.
   *
   * @param owner name of the block whose method makes the call, or the network's method
   * @param arguments the receiver first, then {@link Handle}s, numbers and booleans as they were written
   * @return a {@link Handle}, a list of them, or a number
   */
  Object method(String name, List<Object> arguments, String owner, SourceRef where);
}
