package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Turns the annotated class into a network: for {@code Digits} the processor writes {@code DigitsModel}, in the same
 * package, with {@code create}, {@code fit}, {@code evaluate}, {@code predict}, {@code save} and {@code load}.
 *
 * <pre>{@code
 * @Network(input = {28, 28})
 * @CrossEntropyLoss
 * @SGD(lr = 0.05f, momentum = 0.9f)
 * @Training(epochs = 3, batchSize = 64)
 * class Digits {
 *   @Flatten Layer flatten;
 *   @Linear(512) @ReLU Layer hidden;
 *   @Linear(10) Layer logits;
 * }
 * }</pre>
 *
 * <pre>{@code
 * DigitsModel model = DigitsModel.create();
 * model.fit(train, test);
 * int digit = model.predict(image);
 * }</pre>
 *
 * <h2>The annotated class</h2>
 *
 * Every field of type {@link Layer} is a layer; layers run in the order the fields are declared. A field has one layer
 * annotation and at most one activation annotation, applied to that layer's output; an activation alone is a layer by
 * itself. The class itself is never instantiated. It may be package-private and may be nested, but not private, not
 * generic and, when nested, must be {@code static}. It has one loss ({@link CrossEntropyLoss}, {@link MSELoss} and others), or a
 * method {@code loss} of its own, and one optimizer of {@code dev.lathe.optim}; {@code @Training} may be left out. With a method
 * {@code Tensor forward(Tensor x)} the layers run as it says ({@link Tensor}).
 *
 * <h2>The generated class</h2>
 *
 * It is named {@code <Name>Model}, with the names of the owners in front for a nested class ({@code Iris.Classifier}
 * gives {@code Iris_ClassifierModel}), and is as visible as the annotated class:
 *
 * <ul>
 *   <li>{@code create()}, {@code create(seed)}: a model with fresh weights, from the seed of {@code @Training} or
 *       another;
 *   <li>{@code fit}, {@code evaluate}: training and measuring on a {@code dev.lathe.data.Dataset};
 *   <li>{@code predict}: the answer for one example. Its type follows from the loss and {@link #labels}: an {@code int}
 *       class number or a constant of the enum where a target is a class, else a {@code float} where there is one output,
 *       else {@code float[]};
 *   <li>{@code classify}: the label, its probability and all probabilities, where a target is a class;
 *   <li>{@code forward}: the output of the last layer as {@code float[]}, row-major;
 *   <li>{@code stateDict}, {@code save}, {@code load}: weights, with the names and layouts of PyTorch
 *       ({@code hidden.weight} is 512 x 784);
 *   <li>{@code SUMMARY}: layers, shapes, parameters, multiply-adds and memory, as a text.
 * </ul>
 *
 * <p>Prediction may be called from any number of threads at once; training from one at a time.
 *
 * <p>A layer that does not fit what comes before it, an option out of range or a class that cannot be a network is a
 * compile error where it was written; the codes are in {@code errors.md} of the user guide.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Network {

  /**
   * Shape of one example, outermost axis first, without the batch axis: {@code {28, 28}} is read from a {@code float[]}
   * of 784, row by row. At least one axis, every extent at least 1. Excludes {@link #features}; one of the two is
   * needed, unless parameters of {@code forward} have {@link Input} or {@link Tokens}.
   */
  int[] input() default {};

  /**
   * A record whose components, in order, are the input, in place of {@link #input}; not private, at least one
   * component. Components of type {@code double}, {@code float}, {@code int}, {@code long}, {@code short} and
   * {@code byte} give one input each, standardised with the mean and the deviation that {@code fit} learns from its
   * training data; a {@code boolean} gives 0 or 1; an enum gives one input a constant, 1 for the one at hand and 0 for
   * the others. The figures are saved with the weights, as {@code features.mean} and {@code features.std}. Other types
   * are a compile error. {@code void.class}: none.
   *
   * <pre>{@code
   * record Flower(double sepalLength, double sepalWidth, double petalLength, double petalWidth) {}
   *
   * @Network(features = Flower.class, labels = Species.class)
   * }</pre>
   */
  Class<?> features() default void.class;

  /**
   * An enum, not private, whose constants, in order, are the classes 0, 1, 2, ... of a loss of classes
   * ({@link CrossEntropyLoss}, {@link NLLLoss}, {@link MultiMarginLoss}). With it the targets of {@code fit} and
   * {@code evaluate} are constants or still class numbers, and {@code predict} returns a constant. Another number of
   * constants than the last layer has outputs is a compile error. {@code void.class}: classes are plain numbers.
   */
  Class<?> labels() default void.class;

  /**
   * Shape of one example's target, without the batch axis, for a loss that takes numbers ({@link MSELoss} and most
   * others). It is a check: a shape other than that of the last layer's output is a compile error. Empty: the shape of
   * that output.
   */
  int[] target() default {};

  /**
   * A safetensors file of trained weights, as {@code save} writes it, that becomes part of what is compiled. With it the model has a method {@code pretrained()}.
   * Empty: none.
   *
   * <pre>{@code
   * @Network(input = {28, 28}, weights = "digits.safetensors")
   *
   * DigitsModel model = DigitsModel.pretrained();
   * }</pre>
   *
   * <p>The name is one that {@link Class#getResource} takes: relative to the package of the class, or with a leading slash from the root. The file is looked for in the
   * folder that the option {@code -Alathe.weights=<folder>} of javac names, there without the package, then on the source path, then on the class path. Names, shapes
   * and fingerprint are checked against the network; a file that is not there or does not fit is a compile error. What is found is put beside the generated classes
   * as a resource of that name. {@code -Alathe.weights=off} looks for no file at all: so the network can be compiled, and trained, before there is one.
   */
  String weights() default "";

  /**
   * Whether {@code <Name>Predictor} is generated as well: {@code predict}, {@code classify} and {@code forward} with the {@link #weights}, which are needed for it, in
   * one class that uses nothing but the JDK. Its answers are those of {@code <Name>Model}, bit for bit; it may be called from any number of threads at once. Without
   * {@code lathe-runtime} on the class path it is all that is generated.
   *
   * <pre>{@code
   * DigitsPredictor predictor = DigitsPredictor.pretrained();
   * int digit = predictor.predict(image);
   * }</pre>
   */
  boolean inference() default false;
}
