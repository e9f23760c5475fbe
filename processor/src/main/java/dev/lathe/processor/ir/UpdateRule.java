package dev.lathe.processor.ir;

/** How an optimizer changes one parameter; written in the same operations as everything else. */
@FunctionalInterface
public interface UpdateRule {
  /**
   * Appends the update of one parameter, an {@link Op.Assign} of it last.
   *
   * @param weight the parameter's value before the step
   * @param gradient of the loss with respect to it, of the same shape
   */
  void update(State parameter, Value weight, Value gradient);
}
