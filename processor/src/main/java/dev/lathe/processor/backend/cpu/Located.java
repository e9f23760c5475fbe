package dev.lathe.processor.backend.cpu;

import com.palantir.javapoet.CodeBlock;
import dev.lathe.processor.ir.ElementType;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.plan.Place;

/**
 * A value as a kernel meets it.
 *
 * @param name in the graph
 * @param label what it is, in a word or two
 * @param shape of the value
 * @param type of its elements
 * @param place where it lies
 * @param argument how it is written in a call
 */
record Located(
    String name, String label, Shape shape, ElementType type, Place place, CodeBlock argument) {}
