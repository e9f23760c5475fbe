/** Products of matrices with JMH: in networks of one layer, in OpenBLAS, and in libtorch. */
package dev.lathe.tests.benchmarks.kernels;
