package dev.lathe.processor.backend.cpu;

import com.palantir.javapoet.CodeBlock;
import dev.lathe.processor.backend.MultiplyAdds;
import dev.lathe.processor.emit.RuntimeTypes;
import dev.lathe.processor.ir.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The call of a layer's method.
 *
 * @param origin of what the method does
 * @param multiplyAdds of it
 * @param code the statement
 */
record LayerCall(Origin origin, MultiplyAdds multiplyAdds, CodeBlock code) {
  /**
   * The statements of all, one each.
   *
   * @param profiled whether what a layer has done in a phase is reported to a profiler, behind the last of the calls that it takes
   */
  static List<CodeBlock> statements(List<LayerCall> calls, boolean profiled) {
    List<CodeBlock> statements = new ArrayList<>();
    MultiplyAdds done = MultiplyAdds.NONE;
    for (int index = 0; index < calls.size(); index++) {
      LayerCall call = calls.get(index);
      done = done.plus(call.multiplyAdds());
      if (profiled && (index + 1 == calls.size() || !call.goesOnIn(calls.get(index + 1)))) {
        statements.add(CodeBlock.join(List.of(call.code(), call.report(done)), ""));
        done = MultiplyAdds.NONE;
      } else {
        statements.add(call.code());
      }
    }
    return statements;
  }

  private boolean goesOnIn(LayerCall next) {
    return origin.phase() == next.origin().phase()
        && origin.layer().equals(next.origin().layer());
  }

  private CodeBlock report(MultiplyAdds done) {
    String phase = origin.phase().name().toLowerCase(Locale.ROOT);
    return CodeBlock.of(
        "$T.$L($S$L);\n", RuntimeTypes.PROFILE, phase, origin.layer(), operations(done));
  }

  /** Floating-point operations, two a multiply-add: {@code , 24L * batch}; nothing where there are none. */
  private static String operations(MultiplyAdds done) {
    String each = done.each() == 0 ? "" : 2 * done.each() + "L * batch";
    String once = done.once() == 0 ? "" : 2 * done.once() + "L";
    String sum = each + (each.isEmpty() || once.isEmpty() ? "" : " + ") + once;
    return sum.isEmpty() ? "" : ", " + sum;
  }
}
