package dev.lathe.processor.pass;

import dev.lathe.processor.ir.GraphBuilder;
import dev.lathe.processor.ir.Node;
import dev.lathe.processor.ir.Op;
import dev.lathe.processor.ir.Value;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntPredicate;

/** How one operation sends a gradient back to its inputs. */
@FunctionalInterface
interface GradientRule {
  /** For each input in order, the gradient with respect to it; empty where none flows or none is wanted. */
  List<Optional<Value>> gradients(Site site);

  /**
   * Where a rule is applied.
   *
   * @param node whose gradient is known
   * @param inputs of the node
   * @param output the node's value
   * @param gradients of the loss: with respect to the output under {@link #VALUE}, or to each result of a scan under its role
   * @param wanted which inputs need a gradient
   */
  record Site(
      Node node,
      List<Value> inputs,
      Value output,
      Map<String, Value> gradients,
      IntPredicate wanted) {
    /** Role of the value itself. */
    static final String VALUE = "value";

    GraphBuilder builder() {
      return output.builder();
    }

    /** Of the loss with respect to the output. */
    Value gradient() {
      return Objects.requireNonNull(gradients.get(VALUE), node::toString);
    }

    /** What the nodes of the rule are called. */
    String label() {
      return node.label() + "Gradient";
    }

    /** What the gradient of an input is called: {@code weightGradient} after a piece of state, else {@code inputGradient}. */
    String label(int input) {
      String name =
          inputs.get(input).node().op() instanceof Op.Read read ? read.state().name() : "input";
      return name.substring(name.lastIndexOf('.') + 1) + "Gradient";
    }
  }
}
