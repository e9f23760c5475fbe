package dev.lathe.runtime;

import java.util.function.IntFunction;

/**
 * A step of training in its parts.
 *
 * @param gradients where gradients are gathered
 * @param backward makes a program of forward and backward pass, for a number of examples a batch
 * @param step changes the weights by the gathered gradients, and sets these to 0
 */
public record Stepwise(
    ModelState gradients, IntFunction<? extends GradientProgram> backward, StepProgram step) {}
