/**
 * What generated code calls and what {@code fit} and {@code evaluate} give back.
 *
 * <p>{@link dev.lathe.runtime.Team} runs a program on a fixed group of threads, {@link dev.lathe.runtime.Functions} and
 * {@link dev.lathe.runtime.Randoms} are the scalar functions and random numbers of every kernel: both are defined bit
 * by bit, so that a run with the same seed gives the same numbers on any number of threads and on any JDK.
 *
 * <p>Depends on nothing but {@code java.base}. No reflection on user code, no native code.
 */
@NullMarked
package dev.lathe.runtime;

import org.jspecify.annotations.NullMarked;
