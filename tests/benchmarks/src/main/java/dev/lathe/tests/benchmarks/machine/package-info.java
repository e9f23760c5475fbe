/** What the machine can do at most, with the Vector API. */
package dev.lathe.tests.benchmarks.machine;
