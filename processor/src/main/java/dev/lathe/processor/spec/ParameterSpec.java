package dev.lathe.processor.spec;

import dev.lathe.processor.diag.SourceRef;

/**
 * A parameter of the network's own.
 *
 * @param name as it is saved: {@code position}, {@code blocks.0.scale}
 * @param options {@code shape}, {@code mean} and {@code std}
 * @param where the field
 */
public record ParameterSpec(String name, Options options, SourceRef where) {}
