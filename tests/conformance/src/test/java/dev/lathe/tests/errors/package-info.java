/** Mistakes that only a running program can make: each has a code, says what was found, leaves the model as it was. */
@NullMarked
package dev.lathe.tests.errors;

import org.jspecify.annotations.NullMarked;
