package dev.lathe.processor.spec;

import dev.lathe.processor.diag.SourceRef;

/**
 * A loss that the user's own {@code loss} method calls.
 *
 * @param name of the field
 * @param options the annotation
 * @param where the field
 */
public record LossSpec(String name, Options options, SourceRef where) {}
