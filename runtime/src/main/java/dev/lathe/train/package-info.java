/** What goes with training: {@link dev.lathe.train.Profiler} says what it spends its time on. */
@NullMarked
package dev.lathe.train;

import org.jspecify.annotations.NullMarked;
