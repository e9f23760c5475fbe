/** How fast data is loaded beside PyTorch's {@code DataLoader} with Pillow: {@code tests/benchmarks/loading}. */
package dev.lathe.tests.benchmarks.loading;
