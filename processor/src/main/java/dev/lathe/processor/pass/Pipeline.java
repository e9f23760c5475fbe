package dev.lathe.processor.pass;

import dev.lathe.processor.ir.Graph;
import dev.lathe.processor.ir.GraphVerifier;
import dev.lathe.processor.ir.UpdateRule;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** The compiler in two lists. Read them top to bottom; this is the only place where order is decided. */
public final class Pipeline {
  private Pipeline() {}

  /** How tensors lie in memory, in which all programs of a network agree: they come first. */
  public static List<Pass> layout(List<Graph> programs) {
    return List.of(
        new ChannelsLast(programs), // what convolutions read, and their weights
        new TransposeWeights(programs)); // weights as products read them
  }

  private static List<Pass> after(List<Pass> layout, Pass... passes) {
    return Stream.concat(layout.stream(), Stream.of(passes)).toList();
  }

  /** From a lowered network with a loss to one training step. */
  public static List<Pass> training(List<Pass> layout, ClipGradients clipping, UpdateRule rule) {
    return after(
        layout,
        new InBodies(new SplitFunctions()), // what costs much is kept for the backward pass
        new Differentiate(), // the backward pass, gradients as outputs
        clipping, // gradients scaled and bounded
        new UpdateParameters(rule), // the optimizer's step, gradients consumed
        new HoistTransposes(), // weights are turned once, not at every place of a sequence
        new InBodies(new ExpandStandardize()),
        new InBodies(new FoldConstants()),
        new InBodies(new FactorSums()),
        new InBodies(new ShareEqualNodes()),
        new RemoveDeadNodes(),
        new InBodies(new FusePointwise()), // chains of pointwise nodes become one loop
        new RemoveDeadNodes(),
        new DelayAssignments(), // old values are read before they are overwritten
        new ScheduleUpdates()); // each update right after its gradient
  }

  /** From a lowered network with a loss to its gradients, which are added to those gathered before. */
  public static List<Pass> gradients(List<Pass> layout) {
    return after(
        layout,
        new InBodies(new SplitFunctions()),
        new Differentiate(),
        new GatherGradients(),
        new HoistTransposes(),
        new InBodies(new ExpandStandardize()),
        new InBodies(new FoldConstants()),
        new InBodies(new FactorSums()),
        new InBodies(new ShareEqualNodes()),
        new RemoveDeadNodes(),
        new InBodies(new FusePointwise()),
        new RemoveDeadNodes(),
        new DelayAssignments());
  }

  /** From gathered gradients to the optimizer's step. */
  public static List<Pass> step(ClipGradients clipping, UpdateRule rule) {
    return List.of(
        clipping,
        new UpdateParameters(rule),
        new ClearGradients(),
        new InBodies(new ExpandStandardize()),
        new InBodies(new FoldConstants()),
        new InBodies(new FactorSums()),
        new InBodies(new ShareEqualNodes()),
        new RemoveDeadNodes(),
        new InBodies(new FusePointwise()),
        new RemoveDeadNodes(),
        new DelayAssignments());
  }

  /** From a lowered network to one that only answers. */
  public static List<Pass> inference(List<Pass> layout) {
    return after(
        layout,
        new InBodies(new ExpandStandardize()),
        new InBodies(new FoldConstants()),
        new InBodies(new FactorSums()),
        new InBodies(new ShareEqualNodes()),
        new RemoveDeadNodes(),
        new InBodies(new FusePointwise()),
        new RemoveDeadNodes(),
        new DelayAssignments());
  }

  /** Runs passes in order; the graph is verified and shown to {@code observer} as it was lowered and after each of them. */
  public static Graph run(Graph lowered, List<Pass> passes, BiConsumer<String, Graph> observer) {
    Graph graph = lowered;
    observer.accept("Lower", graph);
    GraphVerifier.check(graph);
    for (Pass pass : passes) {
      graph = pass.run(graph);
      observer.accept(pass.name(), graph);
      GraphVerifier.check(graph);
    }
    return graph;
  }
}
