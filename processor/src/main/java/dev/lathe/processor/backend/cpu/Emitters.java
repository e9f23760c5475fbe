package dev.lathe.processor.backend.cpu;

import dev.lathe.processor.ir.IndexOp;
import dev.lathe.processor.ir.Node;
import dev.lathe.processor.ir.Op;
import dev.lathe.processor.ir.ScanOp;
import dev.lathe.processor.ir.WindowOp;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The emitter of every operation, one entry each. */
final class Emitters {
  /** Leaves and views: their elements are where they are. */
  private static final Emitter NOTHING = (node, program) -> Optional.empty();

  static final Map<Class<? extends Op>, Emitter> TABLE = Map.ofEntries(
      Map.entry(Op.Input.class, NOTHING),
      Map.entry(Op.Read.class, NOTHING),
      Map.entry(Op.Constant.class, NOTHING),
      Map.entry(Op.Reshape.class, NOTHING),
      Map.entry(Op.Pointwise.class, PointwiseEmitter::emit),
      Map.entry(Op.Reduce.class, ReduceEmitter::emit),
      Map.entry(Op.MatMul.class, ProductEmitter::emit),
      Map.entry(IndexOp.Permute.class, PermuteEmitter::emit),
      Map.entry(IndexOp.Slice.class, IndexEmitter::slice),
      Map.entry(IndexOp.Pad.class, IndexEmitter::pad),
      Map.entry(IndexOp.Concat.class, IndexEmitter::concat),
      Map.entry(IndexOp.Gather.class, IndexEmitter::gather),
      Map.entry(IndexOp.ScatterAdd.class, IndexEmitter::scatterAdd),
      Map.entry(Op.Random.class, RandomEmitter::emit),
      Map.entry(Op.Assign.class, AssignEmitter::emit),
      Map.entry(WindowOp.Convolve.class, ConvolveEmitter::convolve),
      Map.entry(Op.Standardize.class, PointwiseEmitter::standardize),
      Map.entry(WindowOp.ConvolveInput.class, ConvolveEmitter::convolveInput),
      Map.entry(WindowOp.ConvolveWeight.class, ConvolveEmitter::convolveWeight),
      Map.entry(WindowOp.Pool.class, PoolEmitter::pool),
      Map.entry(WindowOp.Unpool.class, PoolEmitter::unpool),
      Map.entry(ScanOp.Scan.class, ScanEmitter::emit),
      Map.entry(ScanOp.Result.class, NOTHING));

  private Emitters() {}

  /** What is to be done for a node; empty where that is nothing. */
  static Optional<? extends Step> emit(Node node, ProgramContext program) {
    return Objects.requireNonNull(TABLE.get(node.op().getClass()), node::toString)
        .emit(node, program);
  }
}
