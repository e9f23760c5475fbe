/** What watches and steers a training: callbacks, checkpoints, logs. */
@NullMarked
package dev.lathe.train;

import org.jspecify.annotations.NullMarked;
