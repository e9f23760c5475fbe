/**
 * What a network is made of: the class, its layers, activations and losses.
 *
 * <p>{@link dev.lathe.nn.Network} on a class makes it a network. Its fields of type {@link dev.lathe.nn.Layer} are the
 * layers, each with one layer annotation ({@link dev.lathe.nn.Flatten}, {@link dev.lathe.nn.Linear},
 * {@link dev.lathe.nn.Conv2d}, {@link dev.lathe.nn.Dropout}) and at most one activation ({@link dev.lathe.nn.ReLU},
 * {@link dev.lathe.nn.Tanh}, {@link dev.lathe.nn.Sigmoid}, {@link dev.lathe.nn.Softmax}). The loss
 * ({@link dev.lathe.nn.CrossEntropyLoss}, {@link dev.lathe.nn.MSELoss}) stands on the class, beside an optimizer of
 * {@link dev.lathe.optim}.
 *
 * <p>Names, options, defaults and formulas are those of {@code torch.nn}. Shapes in this package describe one example:
 * the batch axis is not written. Where an axis is counted, though, the batch is dimension 0, as in PyTorch.
 *
 * <p>Everything here is read while the user's code is compiled; nothing of it is needed at run time.
 */
@NullMarked
package dev.lathe.nn;

import org.jspecify.annotations.NullMarked;
