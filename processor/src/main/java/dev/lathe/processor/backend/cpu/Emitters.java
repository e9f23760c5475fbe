package dev.lathe.processor.backend.cpu;

import dev.lathe.processor.ir.IndexOp;
import dev.lathe.processor.ir.Node;
import dev.lathe.processor.ir.Op;
import dev.lathe.processor.ir.ScanOp;
import dev.lathe.processor.ir.WindowOp;
import dev.lathe.processor.plan.Sweeps;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The emitter of every operation, one entry each. */
final class Emitters {
  /** Leaves and views: their elements are where they are. */
  private static final Emitter NOTHING = (node, program) -> Optional.empty();

  /** How an operation that is one kernel is written. */
  private interface CallEmitter {
    Optional<KernelCall> emit(Node node, ProgramContext program);
  }

  static final Map<Class<? extends Op>, Emitter> TABLE = Map.ofEntries(
      Map.entry(Op.Input.class, NOTHING),
      Map.entry(Op.Read.class, NOTHING),
      Map.entry(Op.Constant.class, NOTHING),
      Map.entry(Op.Reshape.class, NOTHING),
      Map.entry(Op.Pointwise.class, call(PointwiseEmitter::emit)),
      Map.entry(Op.Reduce.class, call(ReduceEmitter::emit)),
      Map.entry(Op.MatMul.class, call(ProductEmitter::emit)),
      Map.entry(IndexOp.Permute.class, call(PermuteEmitter::emit)),
      Map.entry(IndexOp.Slice.class, call(IndexEmitter::slice)),
      Map.entry(IndexOp.Pad.class, call(IndexEmitter::pad)),
      Map.entry(IndexOp.Concat.class, call(IndexEmitter::concat)),
      Map.entry(IndexOp.Gather.class, call(IndexEmitter::gather)),
      Map.entry(IndexOp.ScatterAdd.class, call(IndexEmitter::scatterAdd)),
      Map.entry(Op.Random.class, call(RandomEmitter::emit)),
      Map.entry(Op.Assign.class, call(AssignEmitter::emit)),
      Map.entry(WindowOp.Convolve.class, call(ConvolveEmitter::convolve)),
      Map.entry(Op.Standardize.class, call(PointwiseEmitter::standardize)),
      Map.entry(WindowOp.ConvolveInput.class, call(ConvolveEmitter::convolveInput)),
      Map.entry(WindowOp.ConvolveWeight.class, call(ConvolveEmitter::convolveWeight)),
      Map.entry(WindowOp.Pool.class, call(PoolEmitter::pool)),
      Map.entry(WindowOp.Unpool.class, call(PoolEmitter::unpool)),
      Map.entry(ScanOp.Scan.class, ScanEmitter::emit),
      Map.entry(ScanOp.Result.class, NOTHING));

  private Emitters() {}

  private static Emitter call(CallEmitter emitter) {
    return (node, program) -> emitter.emit(node, program).map(call -> program.line(node, call));
  }

  /** What is to be done at once; empty where that is nothing. */
  static Optional<? extends Step> emit(Sweeps.Turn turn, ProgramContext program) {
    if (turn.sweep().isPresent()) {
      return Optional.of(SweepEmitter.emit(turn.sweep().get(), program));
    }
    Node node = turn.nodes().get(0);
    return Objects.requireNonNull(TABLE.get(node.op().getClass()), node::toString)
        .emit(node, program);
  }
}
