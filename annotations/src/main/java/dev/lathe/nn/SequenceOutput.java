package dev.lathe.nn;

/** What a recurrent layer gives. */
public enum SequenceOutput {
  /** The state of the last layer at every place. */
  SEQUENCE,
  /** The last state of the last layer: of the last place forwards and the first backwards. */
  LAST
}
