package dev.lathe.processor.backend.cpu;

import static dev.lathe.processor.backend.cpu.KernelMethod.kernel;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.lathe.processor.ir.Extent;
import dev.lathe.processor.ir.Node;
import dev.lathe.processor.ir.Op.Reduce.Fold;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.Window;
import dev.lathe.processor.ir.WindowOp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes pooling and its gradient. All axes in front of the windows are read as one, whose planes are shared among the members. */
final class PoolEmitter {
  private static final String PLANES = """
      int volume = space[0] * space[1] * space[2];
      int positions = space[3] * space[4] * space[5];
      int to = member.to(planes, 1);
      for (int plane = member.from(planes, 1); plane < to; plane++) {
      """;

  private static final String PLACES = """
        for (int place = 0; place < positions; place++) {
          int z0 = place / space[5] / space[4] * space[9] - space[15];
          int y0 = place / space[5] % space[4] * space[10] - space[16];
          int x0 = place % space[5] * space[11] - space[17];
      """;

  private static final String TAPS = """
          for (int z = z0; z < Math.min(z0 + space[6] * space[12], space[0]); z += space[12]) {
            for (int y = y0; y < Math.min(y0 + space[7] * space[13], space[1]); y += space[13]) {
              for (int i = x0; i < Math.min(x0 + space[8] * space[14], space[2]); i += space[14]) {
                if (z >= 0 && y >= 0 && i >= 0) {
                  int at = plane * volume + (z * space[1] + y) * space[2] + i;
      """;

  private static final String END_TAPS = """
                }
              }
            }
          }
      """;

  private static final String SUM = PLANES + PLACES + """
          float sum = 0f;
      """ + TAPS + """
                  sum += x[at];
      """ + END_TAPS + """
          out[plane * positions + place] = sum;
        }
      }
      """;

  private static final String MAX = PLANES + PLACES + """
          float largest = Float.NEGATIVE_INFINITY;
      """ + TAPS + """
                  largest = Math.max(largest, x[at]);
      """ + END_TAPS + """
          out[plane * positions + place] = largest;
        }
      }
      """;

  private static final String FILL = """
        java.util.Arrays.fill(out, plane * volume, (plane + 1) * volume, 0f);
      """;

  private static final String UNSUM = PLANES + FILL + PLACES + TAPS + """
                  out[at] += dy[plane * positions + place];
      """ + END_TAPS + """
        }
      }
      """;

  private static final String UNMAX = PLANES + FILL + PLACES + """
          int chosen = -1;
      """ + TAPS + """
                  if (chosen < 0 || x[at] > x[chosen] || x[at] != x[at]) {
                    chosen = at;
                  }
      """ + END_TAPS + """
          if (chosen >= 0) {
            out[chosen] += dy[plane * positions + place];
          }
        }
      }
      """;

  private static final String EXTENTS = "float[] out, int[] space, int planes, member";

  private static final MethodSpec POOL_SUM =
      kernel("poolSum", "The sum of what each window reads.", "float[] x, " + EXTENTS, SUM);
  private static final MethodSpec POOL_MAX =
      kernel("poolMax", "The largest of what each window reads.", "float[] x, " + EXTENTS, MAX);
  private static final MethodSpec UNPOOL_SUM =
      kernel("unpoolSum", "Adds dy to all that each window read.", "float[] dy, " + EXTENTS, UNSUM);
  private static final MethodSpec UNPOOL_MAX = kernel(
      "unpoolMax",
      "Adds dy to the first of the largest elements that each window read.",
      "float[] dy, float[] x, " + EXTENTS,
      UNMAX);

  private PoolEmitter() {}

  static Optional<KernelCall> pool(Node node, ProgramContext program) {
    WindowOp.Pool op = (WindowOp.Pool) node.op();
    Shape x = program.inputs(node).get(0).shape();
    MethodSpec kernel = op.fold() == Fold.SUM ? POOL_SUM : POOL_MAX;
    return call(
        kernel, node, program, op.windows(), new WindowSpace(op.windows(), x, node.shape()));
  }

  static Optional<KernelCall> unpool(Node node, ProgramContext program) {
    WindowOp.Unpool op = (WindowOp.Unpool) node.op();
    Shape dy = program.inputs(node).get(0).shape();
    MethodSpec kernel = op.fold() == Fold.SUM ? UNPOOL_SUM : UNPOOL_MAX;
    return call(
        kernel, node, program, op.windows(), new WindowSpace(op.windows(), node.shape(), dy));
  }

  private static Optional<KernelCall> call(
      MethodSpec kernel,
      Node node,
      ProgramContext program,
      List<Window> windows,
      WindowSpace space) {
    program.kernels().addNamed(kernel);
    Extent planes = node.shape().extents().subList(0, node.shape().rank() - windows.size()).stream()
        .reduce(Extent.of(1), Extent::times);
    List<CodeBlock> arguments = new ArrayList<>();
    program.inputs(node).forEach(input -> arguments.add(program.argument(input)));
    arguments.add(program.argument(node));
    arguments.add(space.down(program));
    arguments.add(ProgramContext.extent(planes));
    long work = program.expected(planes) * space.narrowSize() * space.taps();
    return Optional.of(new KernelCall(kernel.name(), arguments, work));
  }
}
