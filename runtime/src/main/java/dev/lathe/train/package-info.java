/** What watches and steers a training, and keeps it: callbacks, checkpoints, logs, pages, {@link dev.lathe.train.Profiler}. */
@NullMarked
package dev.lathe.train;

import org.jspecify.annotations.NullMarked;
