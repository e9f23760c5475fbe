/**
 * The one small graph language that everything is said in: forward pass, backward pass, the optimizer's update and inference.
 *
 * <p>A {@link dev.lathe.processor.ir.Graph} is a list of {@link dev.lathe.processor.ir.Node}s in execution order. A node says what it computes (an
 * {@link dev.lathe.processor.ir.Op}), what it reads, the {@link dev.lathe.processor.ir.Shape} it makes, whose batch extent is symbolic, and the
 * {@link dev.lathe.processor.ir.Origin} it came from. Element-wise work is one operation, {@link dev.lathe.processor.ir.Op.Pointwise}, around a
 * scalar {@link dev.lathe.processor.ir.Expr} with symbolic derivatives. Recipes, gradient rules and tests build graphs through {@link
 * dev.lathe.processor.ir.GraphBuilder} and {@link dev.lathe.processor.ir.Value}.
 *
 * <p>Everything else here is immutable. Nothing here knows javac, a file format or Java source. Uses {@code diag} only.
 */
@NullMarked
package dev.lathe.processor.ir;

import org.jspecify.annotations.NullMarked;
