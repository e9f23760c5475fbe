package dev.lathe.samples.shipping;

/**
 * What is measured of a flower.
 *
 * @param sepalLength in centimetres
 * @param sepalWidth in centimetres
 * @param petalLength in centimetres
 * @param petalWidth in centimetres
 */
record Flower(double sepalLength, double sepalWidth, double petalLength, double petalWidth) {}
