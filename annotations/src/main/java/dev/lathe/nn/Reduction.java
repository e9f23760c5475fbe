package dev.lathe.nn;

/** What is made of a loss's terms. */
public enum Reduction {
  /** Their mean; with class weights their weighted mean. */
  MEAN,
  /** Their sum. */
  SUM
}
