package dev.lathe.vision;

/**
 * An object of an annotation.
 *
 * @param name of its class
 * @param line of the file where it begins
 */
record VocObject(String name, int line, float left, float top, float right, float bottom) {

  Box box(int label) {
    return new Box(label, left, top, right, bottom);
  }
}
