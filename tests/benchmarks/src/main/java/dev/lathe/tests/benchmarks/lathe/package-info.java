/** Lathe itself: the models that the processor wrote for {@code networks}. */
package dev.lathe.tests.benchmarks.lathe;
