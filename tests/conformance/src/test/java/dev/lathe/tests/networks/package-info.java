/** The networks, and the data made up for them, that several tests train. */
@NullMarked
package dev.lathe.tests.networks;

import org.jspecify.annotations.NullMarked;
