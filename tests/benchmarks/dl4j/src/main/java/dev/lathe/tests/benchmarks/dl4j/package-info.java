/** DL4J: its layers, its {@code fit} and its {@code output}. */
package dev.lathe.tests.benchmarks.dl4j;
