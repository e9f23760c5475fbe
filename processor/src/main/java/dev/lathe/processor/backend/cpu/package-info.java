/**
 * Java for the CPU: a class of kernels, a class of state and a class a program.
 *
 * <p>{@link dev.lathe.processor.backend.cpu.Emitters} has one entry an operation. Kernels are static methods with shapes as parameters, each
 * written once into a {@link dev.lathe.processor.backend.cpu.KernelLibrary}; they are in scalar form, laid out so that HotSpot vectorises them, and
 * keep to the rules that make results independent of threads and vector width: a product's sum over k runs in order in one accumulator an output, a sum
 * over a row in sixteen fixed partial sums.
 */
@NullMarked
package dev.lathe.processor.backend.cpu;

import org.jspecify.annotations.NullMarked;
