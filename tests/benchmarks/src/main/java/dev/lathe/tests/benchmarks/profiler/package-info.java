/** What a profile costs, and what it costs to have none. */
package dev.lathe.tests.benchmarks.profiler;
