package dev.lathe.processor.spec;

import dev.lathe.processor.diag.SourceRef;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the user wrote, before any of it has been given a meaning: layers in order and the training settings.
 *
 * @param type names of the annotated class
 * @param inputs what an example is, at least one tensor
 * @param features the record that examples come as, if they do
 * @param labels the enum that targets and predictions come as, if they do
 * @param target extents of one target; empty for the loss's own choice
 * @param layers of the network and its blocks, in the order of the fields
 * @param forward what the network does with its inputs
 * @param objective what training makes small
 * @param optimizer the optimizer annotation
 * @param schedules of the learning rate, in the order written
 * @param average of the weights, if one is kept
 * @param training epochs, batch size, seed
 * @param shipping what is made of it besides a model
 * @param where the annotated class
 */
public record NetworkSpec(
    TypeNames type,
    List<InputSpec> inputs,
    @Nullable Features features,
    @Nullable Labels labels,
    List<Integer> target,
    List<LayerSpec> layers,
    Forward forward,
    Objective objective,
    Options optimizer,
    List<Options> schedules,
    Optional<Options> average,
    Options training,
    Shipping shipping,
    SourceRef where) {

  /**
   * Names of the annotated class.
   *
   * @param packageName empty for the unnamed package
   * @param simpleNames of the class and its owners, outermost first: {@code Iris, Classifier}
   * @param isPublic whether the class and all its owners are public
   */
  public record TypeNames(String packageName, List<String> simpleNames, boolean isPublic) {
    /** {@code Iris_Classifier}: what generated classes are called after. */
    public String flatName() {
      return String.join("_", simpleNames);
    }

    public String qualifiedFlatName() {
      return packageName.isEmpty() ? flatName() : packageName + "." + flatName();
    }
  }

  /**
   * A record whose components are the inputs.
   *
   * @param record names of the record
   * @param components in order
   */
  public record Features(TypeNames record, List<Feature> components) {
    public int columns() {
      return components.stream().mapToInt(Feature::columns).sum();
    }
  }

  /**
   * An enum whose constants, in order, are the classes.
   *
   * @param type names of the enum
   * @param constants in order
   * @param where the place that names the enum
   */
  public record Labels(TypeNames type, List<String> constants, SourceRef where) {}

  /**
   * How a trained network reaches those who use it.
   *
   * @param weights name of a file whose content becomes a resource beside the generated classes; empty for none
   * @param predictor whether a class is written that answers without the runtime
   * @param where the place that names the file, else the one that asks for the predictor
   */
  public record Shipping(String weights, boolean predictor, SourceRef where) {}

  public NetworkSpec {
    inputs = List.copyOf(inputs);
    target = List.copyOf(target);
    layers = List.copyOf(layers);
    schedules = List.copyOf(schedules);
  }

  /** What an input is called among the layers: by its name, unless a layer has that. */
  public String label(InputSpec input) {
    boolean taken = layers.stream().anyMatch(layer -> layer.name().equals(input.name()));
    return taken ? "input." + input.name() : input.name();
  }
}
