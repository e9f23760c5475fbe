package dev.lathe.processor.backend.cpu;

import static dev.lathe.processor.backend.cpu.KernelMethod.kernel;

import com.palantir.javapoet.MethodSpec;
import dev.lathe.processor.ir.Op.Reduce.Fold;
import java.util.List;

/**
 * Pooling and its gradient. All axes in front of the windows are read as one, whose planes are shared among the members. Where no window reaches beyond its plane, one
 * element of all windows is looked at after the other.
 */
final class PoolKernels {
  private static final String PLANES = """
      int[] space = windows.space();
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

  private static final String SUM_ANYWHERE = PLANES + PLACES + """
          float sum = 0f;
      """ + TAPS + """
                  sum += x[at];
      """ + END_TAPS + """
          out[plane * positions + place] = sum;
        }
      }
      """;

  private static final String MAX_ANYWHERE = PLANES + PLACES + """
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

  private static final String UNSUM_ANYWHERE = PLANES + FILL + PLACES + TAPS + """
                  out[at] += dy[plane * positions + place];
      """ + END_TAPS + """
        }
      }
      """;

  private static final String UNMAX_ANYWHERE =
      PLANES + FILL + PLACES + """
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

  /** A block of planes whose windows are taken one element after the other. */
  private static final String BLOCKS = """
      int volume = windows.read();
      int positions = windows.written();
      int to = member.to(planes, windows.block());
      for (int plane = member.from(planes, windows.block()); plane < to; plane += windows.block()) {
        int place = plane * positions;
        int count = Math.min(windows.block(), to - plane) * positions;
      """;

  private static final String SUM = elsewhere("poolSum", "x, out") + BLOCKS + """
        java.util.Arrays.fill(out, place, place + count, 0f);
        for (int tap : windows.taps()) {
          poolSumTap(x, plane * volume + tap, windows.starts(), out, place, count);
        }
      }
      """;

  private static final String MAX = elsewhere("poolMax", "x, out") + BLOCKS + """
        java.util.Arrays.fill(out, place, place + count, Float.NEGATIVE_INFINITY);
        for (int tap : windows.taps()) {
          poolMaxTap(x, plane * volume + tap, windows.starts(), out, place, count);
        }
      }
      """;

  private static final String UNSUM = elsewhere("unpoolSum", "dy, out") + BLOCKS + """
        java.util.Arrays.fill(out, plane * volume, Math.min(plane + windows.block(), to) * volume, 0f);
        for (int tap : windows.taps()) {
          for (int i = 0; i < count; i++) {
            out[plane * volume + tap + windows.starts()[i]] += dy[place + i];
          }
        }
      }
      """;

  private static final String UNMAX = elsewhere("unpoolMax", "dy, x, out") + """
      float[][] scratch = member.rows(2, windows.starts().length);
      float[] largest = scratch[0];
      float[] chosen = scratch[1];
      """ + BLOCKS + """
        java.util.Arrays.fill(out, plane * volume, Math.min(plane + windows.block(), to) * volume, 0f);
        java.util.Arrays.fill(largest, 0, count, Float.NEGATIVE_INFINITY);
        java.util.Arrays.fill(chosen, 0, count, 0f);
        for (int tap : windows.taps()) {
          unpoolMaxTap(x, plane * volume + tap, windows.starts(), tap, largest, chosen, count);
        }
        for (int i = 0; i < count; i++) {
          out[plane * volume + windows.starts()[i] + (int) chosen[i]] += dy[place + i];
        }
      }
      """;

  private static final String EXTENTS = "float[] out, PoolWindows windows, int planes, member";
  private static final String TAP = "float[] x, int at, int[] starts, ";

  private static final String SUM_TAP = """
      for (int i = 0; i < count; i++) {
        out[to + i] += x[at + starts[i]];
      }
      """;

  private static final String MAX_TAP = """
      for (int i = 0; i < count; i++) {
        out[to + i] = Math.max(out[to + i], x[at + starts[i]]);
      }
      """;

  private static final String UNMAX_TAP = """
      for (int i = 0; i < count; i++) {
        float element = x[at + starts[i]];
        if (element > largest[i] || element != element) {
          largest[i] = element;
          chosen[i] = tap;
        }
      }
      """;

  private static final MethodSpec POOL_SUM_TAP = kernel(
      "poolSumTap",
      "Adds one element of each window.",
      TAP + "float[] out, int to, int count",
      SUM_TAP);
  private static final MethodSpec POOL_MAX_TAP = kernel(
      "poolMaxTap",
      "Takes one element of each window where it is larger than those before.",
      TAP + "float[] out, int to, int count",
      MAX_TAP);
  private static final MethodSpec UNPOOL_MAX_TAP = kernel(
      "unpoolMaxTap",
      "Remembers one element of each window, and which it is, where it is larger than those before.",
      TAP + "int tap, float[] largest, float[] chosen, int count",
      UNMAX_TAP);

  private static final List<MethodSpec> POOL_SUM = List.of(
      kernel("poolSum", "The sum of what each window reads.", "float[] x, " + EXTENTS, SUM),
      anywhere("poolSum", "float[] x, ", SUM_ANYWHERE),
      POOL_SUM_TAP);
  private static final List<MethodSpec> POOL_MAX = List.of(
      kernel("poolMax", "The largest of what each window reads.", "float[] x, " + EXTENTS, MAX),
      anywhere("poolMax", "float[] x, ", MAX_ANYWHERE),
      POOL_MAX_TAP);
  private static final List<MethodSpec> UNPOOL_SUM = List.of(
      kernel("unpoolSum", "Adds dy to all that each window read.", "float[] dy, " + EXTENTS, UNSUM),
      anywhere("unpoolSum", "float[] dy, ", UNSUM_ANYWHERE));
  private static final List<MethodSpec> UNPOOL_MAX = List.of(
      kernel(
          "unpoolMax",
          "Adds dy to the first of the largest elements that each window read.",
          "float[] dy, float[] x, " + EXTENTS,
          UNMAX),
      anywhere("unpoolMax", "float[] dy, float[] x, ", UNMAX_ANYWHERE),
      UNPOOL_MAX_TAP);

  private PoolKernels() {}

  private static String elsewhere(String kernel, String arrays) {
    return """
        if (!windows.areInside()) {
          %sAnywhere(%s, windows, planes, member);
          return;
        }
        """.formatted(kernel, arrays);
  }

  private static MethodSpec anywhere(String kernel, String arrays, String body) {
    return kernel(
        kernel + "Anywhere",
        "The same where windows reach beyond their planes.",
        arrays + EXTENTS,
        body);
  }

  /** Adds the kernel that folds windows and returns its name. */
  static String pool(Fold fold, KernelLibrary kernels) {
    return add(fold == Fold.SUM ? POOL_SUM : POOL_MAX, kernels);
  }

  /** Adds the kernel of the gradient and returns its name. */
  static String unpool(Fold fold, KernelLibrary kernels) {
    return add(fold == Fold.SUM ? UNPOOL_SUM : UNPOOL_MAX, kernels);
  }

  private static String add(List<MethodSpec> methods, KernelLibrary kernels) {
    methods.forEach(kernels::addNamed);
    kernels.vectors().ifPresent(vectors -> VectorPool.addTwins(methods, vectors));
    return methods.get(0).name();
  }
}
