/** What generated models do: predict, measure, keep their weights, and give the same bits whoever runs them. */
@NullMarked
package dev.lathe.tests.behaviour;

import org.jspecify.annotations.NullMarked;
