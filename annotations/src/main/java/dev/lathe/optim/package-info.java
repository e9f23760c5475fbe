/**
 * How a network learns: the optimizer, and the course of the training.
 *
 * <p>A class with {@link dev.lathe.nn.Network} has one optimizer, {@link dev.lathe.optim.SGD} or
 * {@link dev.lathe.optim.Adam}, and may have {@link dev.lathe.optim.Training} for epochs, batch size, order and seed.
 *
 * <p>Names, options, defaults and formulas are those of {@code torch.optim}, with one exception: a learning rate of 0
 * is refused. Everything here is read while the user's code is compiled; nothing of it is needed at run time.
 */
@NullMarked
package dev.lathe.optim;

import org.jspecify.annotations.NullMarked;
