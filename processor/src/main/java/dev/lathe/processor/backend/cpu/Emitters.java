package dev.lathe.processor.backend.cpu;

import dev.lathe.processor.ir.Op;
import java.util.Map;
import java.util.Optional;

/** The emitter of every operation, one entry each. */
final class Emitters {
  /** Leaves and views: their elements are where they are. */
  private static final Emitter NOTHING = (node, program) -> Optional.empty();

  static final Map<Class<? extends Op>, Emitter> TABLE = Map.of(
      Op.Input.class, NOTHING,
      Op.Read.class, NOTHING,
      Op.Constant.class, NOTHING,
      Op.Reshape.class, NOTHING,
      Op.Pointwise.class, PointwiseEmitter::emit,
      Op.Reduce.class, ReduceEmitter::emit,
      Op.MatMul.class, ProductEmitter::emit,
      Op.Random.class, RandomEmitter::emit,
      Op.Assign.class, AssignEmitter::emit);

  private Emitters() {}
}
