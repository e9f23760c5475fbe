/**
 * Where values lie: {@link dev.lathe.processor.plan.PlanMemory} gives each a {@link dev.lathe.processor.plan.Place} by liveness. Shared by all
 * back-ends. Uses {@code ir} only.
 */
@NullMarked
package dev.lathe.processor.plan;

import org.jspecify.annotations.NullMarked;
