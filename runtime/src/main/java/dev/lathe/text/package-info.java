/** Texts on their way into a network: tokens, their numbers, windows over them. May use {@code dev.lathe.data}, {@code dev.lathe.io} and {@code dev.lathe.runtime}. */
@NullMarked
package dev.lathe.text;

import org.jspecify.annotations.NullMarked;
