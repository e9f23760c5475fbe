package dev.lathe.samples.shipping;

import java.util.Arrays;

/** Says what a flower is, by the four figures that it is given. */
public final class Main {
  private static final String USAGE = """
      usage: java -jar lathe-sample-shipping.jar SEPAL_LENGTH SEPAL_WIDTH PETAL_LENGTH PETAL_WIDTH
        in centimetres: 5.1 3.5 1.4 0.2, say""";

  private Main() {}

  /** The figures of one flower. */
  public static void main(String[] arguments) {
    if (arguments.length != 4) {
      System.err.println(USAGE);
      System.exit(2);
    }
    double[] figures = Arrays.stream(arguments).mapToDouble(Main::number).toArray();
    Flower flower = new Flower(figures[0], figures[1], figures[2], figures[3]);
    System.out.println(IrisPredictor.pretrained().classify(flower));
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      System.err.println("'" + text + "' is no number\n" + USAGE);
      System.exit(2);
      throw e;
    }
  }
}
