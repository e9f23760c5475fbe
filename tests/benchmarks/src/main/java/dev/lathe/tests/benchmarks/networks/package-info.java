/** The networks that are compared, as users of Lathe write them. */
package dev.lathe.tests.benchmarks.networks;
