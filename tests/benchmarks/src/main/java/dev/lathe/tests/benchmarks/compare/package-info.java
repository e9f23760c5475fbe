/** Starts the processes of the libraries, asks them in turn, and makes tables of the answers. */
package dev.lathe.tests.benchmarks.compare;
