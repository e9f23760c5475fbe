package dev.lathe.samples.shipping;

/** What a flower can be. */
enum Species {
  SETOSA,
  VERSICOLOR,
  VIRGINICA
}
