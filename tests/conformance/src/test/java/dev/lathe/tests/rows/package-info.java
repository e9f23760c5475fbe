/** One row for each set of options of each layer, activation, loss, optimizer and schedule: compiled, run and compared with PyTorch. */
@NullMarked
package dev.lathe.tests.rows;

import org.jspecify.annotations.NullMarked;
