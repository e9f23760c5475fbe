/** ONNX Runtime, with models that are written here from a Lathe model's weights. */
package dev.lathe.tests.benchmarks.onnx;
