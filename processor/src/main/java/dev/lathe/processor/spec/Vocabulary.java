package dev.lathe.processor.spec;

import java.util.Set;

/**
 * The annotations that have a recipe, by simple name and role: how a front-end knows a layer from a loss.
 */
public record Vocabulary(
    Set<String> layers,
    Set<String> activations,
    Set<String> losses,
    Set<String> optimizers,
    Set<String> schedules,
    Set<String> settings) {}
