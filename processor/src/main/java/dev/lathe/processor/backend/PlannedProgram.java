package dev.lathe.processor.backend;

import dev.lathe.processor.ir.Graph;
import dev.lathe.processor.plan.MemoryPlan;

/**
 * A program after all passes, with the place of every value.
 *
 * @param expectedBatch how many examples a run is likely to have; it decides what is worth sharing among threads, never a result
 */
public record PlannedProgram(Graph graph, MemoryPlan plan, int expectedBatch) {}
