/** Texts on their way into a network: characters as numbers, windows over them. */
@NullMarked
package dev.lathe.text;

import org.jspecify.annotations.NullMarked;
