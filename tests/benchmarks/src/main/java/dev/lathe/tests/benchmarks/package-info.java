/**
 * How fast generated code is: {@code java -jar tests/benchmarks/target/benchmarks.jar}.
 *
 * <p>Figures are quoted with machine, JDK and command; comparisons are made in one run.
 */
package dev.lathe.tests.benchmarks;
