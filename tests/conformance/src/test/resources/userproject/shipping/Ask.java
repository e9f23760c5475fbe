package app;

import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Prints what the networks answer, bit by bit. */
public final class Ask {
  private static String bits(float... numbers) {
    StringBuilder text = new StringBuilder();
    for (float number : numbers) {
      text.append(' ').append(Integer.toHexString(Float.floatToRawIntBits(number)));
    }
    return text.toString();
  }

  private static String refusal(Supplier<?> answer) {
    try {
      return "answered " + answer.get();
    } catch (IllegalArgumentException e) {
      return e.getMessage();
    }
  }

  public static void main(String[] arguments) {
    DigitsModel digits = DigitsModel.pretrained();
    FlowersModel flowers = FlowersModel.pretrained();
    ShapesModel shapes = ShapesModel.pretrained();
    WordsModel words = WordsModel.pretrained();
    FusionModel fusion = FusionModel.pretrained();
    for (int i = 0; i < 8; i++) {
      float[] digit = Inputs.floats(i, 784);
      System.out.println(digits.predict(digit) + bits(digits.forward(digit)));
      var classified = digits.classify(digit);
      System.out.println(classified + bits(classified.probabilities()) + classified.hashCode());
      Flowers.Species species = flowers.predict(Inputs.flower(i));
      System.out.println(species + bits(flowers.forward(Inputs.flower(i))) + flowers.classify(Inputs.flower(i)));
      System.out.println(shapes.predict(Inputs.floats(i, 144)) + bits(shapes.forward(Inputs.floats(i, 144))));
      System.out.println(bits(words.predict(Inputs.tokens(i, 6, 11))));
      float[] state = Inputs.floats(i, 10);
      int[] said = Inputs.tokens(i, 3, 6);
      var both = fusion.predict(state, said);
      System.out.println(bits(both.box()) + bits(both.kind()) + bits(fusion.forward(state, said)));
    }
    System.out.println(refusal(() -> digits.predict(new float[3])));
    System.out.println(refusal(() -> words.predict(new int[] {1, 2, 3, 4, 5, 11})));
    System.out.println(refusal(() -> flowers.predict(new Flowers.Message(Double.NaN, 0, 0, true, Flowers.Site.NORTH))));
    System.out.println(refusal(() -> fusion.predict(new float[10], new int[2])));
    System.out.println(IntStream.range(0, 400)
        .parallel()
        .mapToObj(i -> Arrays.toString(shapes.forward(Inputs.floats(i % 7, 144))))
        .distinct()
        .count());
  }
}
