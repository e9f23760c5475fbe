package dev.lathe.processor.backend;

import dev.lathe.processor.ir.Graph;
import dev.lathe.processor.plan.MemoryPlan;

/** A program after all passes, with the place of every value. */
public record PlannedProgram(Graph graph, MemoryPlan plan) {}
