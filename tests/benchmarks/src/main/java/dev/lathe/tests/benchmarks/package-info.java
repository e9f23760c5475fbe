/**
 * How fast Lathe is beside other libraries: {@code tests/benchmarks/run}.
 *
 * <p>Every library runs in a process of its own ({@link dev.lathe.tests.benchmarks.Worker}), with its own jars only; {@code compare} asks
 * one after the other for a block of work, so that all of them meet the same conditions. What they compute is compared before it is timed.
 */
package dev.lathe.tests.benchmarks;
