/** Files that were damaged in every way: each reader gives its data or a documented exception, in bounded time and memory. */
package dev.lathe.tests.fuzz;
