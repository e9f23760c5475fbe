package dev.lathe.processor.backend.cpu;

import dev.lathe.processor.ir.Op;
import java.util.Map;
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
      Map.entry(Op.Random.class, RandomEmitter::emit),
      Map.entry(Op.Assign.class, AssignEmitter::emit),
      Map.entry(Op.Convolve.class, ConvolveEmitter::convolve),
      Map.entry(Op.ConvolveInput.class, ConvolveEmitter::convolveInput),
      Map.entry(Op.ConvolveWeight.class, ConvolveEmitter::convolveWeight),
      Map.entry(Op.Pool.class, PoolEmitter::pool),
      Map.entry(Op.Unpool.class, PoolEmitter::unpool));

  private Emitters() {}
}
