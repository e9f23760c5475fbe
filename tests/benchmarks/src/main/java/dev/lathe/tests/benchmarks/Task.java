package dev.lathe.tests.benchmarks;

import java.util.List;
import java.util.Locale;

/** What is compared: a network, the batches it is trained with, and the shape of its data. */
public enum Task {
  DIGITS("Digits", "MLP 784-512-512-10, SGD with momentum", 64, 0, 10, 1, 784),
  LENET("LeNet", "LeNet-5, Adam", 64, 0, 10, 1, 1, 28, 28),
  RESNET("ResNet", "ResNet of 4 blocks, 3 x 32 x 32, AdamW", 50, 0, 10, 1, 3, 32, 32),
  GPT("CharGpt", "GPT of 3 blocks, 64 tokens of width 96, AdamW", 16, 96, 96, 64, 64),
  TAGGER("Tagger", "LSTM tagger, 40 words, 2 x 128, Adam", 32, 2000, 17, 40, 40),
  TABULAR("Tabular", "table 64-1024-2, Adam", 128, 0, 2, 1, 64);

  private final String network;
  private final String title;
  private final int batch;
  private final int vocabulary;
  private final int classes;
  private final int places;
  private final List<Integer> shape;

  Task(
      String network,
      String title,
      int batch,
      int vocabulary,
      int classes,
      int places,
      Integer... shape) {
    this.network = network;
    this.title = title;
    this.batch = batch;
    this.vocabulary = vocabulary;
    this.classes = classes;
    this.places = places;
    this.shape = List.of(shape);
  }

  public static Task of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /** As it is said on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The annotated class. */
  public String network() {
    return network;
  }

  public String title() {
    return title;
  }

  /** Examples in a step of training. */
  public int batch() {
    return batch;
  }

  /** Whether the input is tokens; else it is numbers. */
  public boolean tokens() {
    return vocabulary > 0;
  }

  public int vocabulary() {
    return vocabulary;
  }

  public int classes() {
    return classes;
  }

  /** Classes that are told of an example: one, or one for each token. */
  public int places() {
    return places;
  }

  /** Of one example. */
  public List<Integer> shape() {
    return shape;
  }

  /** Numbers or tokens of one example. */
  public int size() {
    return shape.stream().reduce(1, Math::multiplyExact);
  }

  /** The shape with the batch in front. */
  public long[] shape(int examples) {
    long[] whole = new long[shape.size() + 1];
    whole[0] = examples;
    for (int axis = 0; axis < shape.size(); axis++) {
      whole[axis + 1] = shape.get(axis);
    }
    return whole;
  }
}
