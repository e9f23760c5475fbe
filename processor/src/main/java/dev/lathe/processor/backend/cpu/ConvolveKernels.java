package dev.lathe.processor.backend.cpu;

import static dev.lathe.processor.backend.cpu.KernelMethod.kernel;

import com.palantir.javapoet.MethodSpec;
import java.util.List;

/**
 * Convolutions in scalar form, as products whose right operand is gathered from the input while it is packed. A convolution and its gradient by the input are one
 * kernel: they differ in {@link WindowSpace} and in how weights are read. Every output is one accumulator in a fixed order.
 */
final class ConvolveKernels {
  private static final String CONVOLVE = """
      int[] space = windows.space();
      int positions = space[3] * space[4] * space[5];
      int taps = space[6] * space[7] * space[8];
      int inner = sources * taps;
      int panels = (positions + 511) / 512;
      int from = member.from(examples * groups * panels, 1);
      int to = member.to(examples * groups * panels, 1);
      if (from == to) {
        return;
      }
      float[][] scratch = member.rows(261, 512);
      for (int item = from; item < to; item++) {
        int group = item / panels;
        int j = item % panels * 512;
        int width = Math.min(512, positions - j);
        for (int k = 0; k < inner; k += 128) {
          int depth = Math.min(128, inner - k);
          convolvePack(x, group * sources, space, scratch, k, depth, j, width);
          for (int i = 0; i < targets; i += 4) {
            int rows = Math.min(4, targets - i);
            convolveWeights(w, group % groups * targets * inner + i * wTarget, wTarget, wSource, taps, scratch[260], rows, k, depth);
            productTile(scratch[260], 0, 128, 1, out, (group * targets + i) * positions + j, positions, 1, scratch, 0, k, rows, depth, width);
          }
        }
      }
      """;

  private static final String WEIGHTS = """
      for (int row = 0; row < rows; row++) {
        for (int step = 0; step < depth; step++) {
          tile[row * 128 + step] = w[at + row * wTarget + (k + step) / taps * wSource + (k + step) % taps];
        }
      }
      """;

  private static final String PACK = """
      int volume = space[0] * space[1] * space[2];
      int taps = space[6] * space[7] * space[8];
      for (int step = 0; step < depth; step++) {
        int tap = (k + step) % taps;
        int at = (channel + (k + step) / taps) * volume;
        convolveRow(x, at, space, tap / space[8] / space[7], tap / space[8] % space[7], tap % space[8], scratch[step], j, width);
      }
      """;

  private static final String ROW = """
      int columns = space[5];
      for (int done = 0; done < width; ) {
        int column = (j + done) % columns;
        int line = (j + done) / columns;
        int end = done + Math.min(columns - column, width - done);
        int plane = windowPlace(space, 0, line / space[4], planeTap);
        int row = windowPlace(space, 1, line % space[4], rowTap);
        if (plane < 0 || row < 0) {
          java.util.Arrays.fill(out, done, end, 0f);
        } else {
          convolveLine(x, at + (plane * space[1] + row) * space[2], space, columnTap, column, out, done, end);
        }
        done = end;
      }
      """;

  private static final String LINE = """
      if (space[11] == 1 && space[20] == 1) {
        int first = column + columnTap * space[14] - space[17];
        int inside = Math.max(from, Math.min(to, from - first));
        int outside = Math.max(inside, Math.min(to, from + space[2] - first));
        java.util.Arrays.fill(out, from, inside, 0f);
        if (inside < outside) {
          System.arraycopy(x, at + first + inside - from, out, inside, outside - inside);
        }
        java.util.Arrays.fill(out, outside, to, 0f);
      } else {
        for (int j = from; j < to; j++) {
          int place = windowPlace(space, 2, column + j - from, columnTap);
          out[j] = place < 0 ? 0f : x[at + place];
        }
      }
      """;

  private static final String PLACE = """
      int at = place * space[9 + axis] + tap * space[12 + axis] - space[15 + axis];
      int divisor = space[18 + axis];
      if (divisor > 1) {
        if (at % divisor != 0) {
          return -1;
        }
        at /= divisor;
      }
      return at < space[axis] ? at : -1;
      """;

  private static final String WEIGHT = """
      int[] space = windows.space();
      int volume = space[0] * space[1] * space[2];
      int positions = space[3] * space[4] * space[5];
      int columns = sources * space[6] * space[7] * space[8];
      int from = member.from(groups * columns, 16);
      int to = member.to(groups * columns, 16);
      if (from == to) {
        return;
      }
      float[][] scratch = member.rows(260, 512);
      for (int j = from; j < to; ) {
        int group = j / columns;
        int column = j % columns;
        int width = Math.min(512, Math.min(columns - column, to - j));
        for (int example = 0; example < examples; example++) {
          int slice = example * groups + group;
          for (int k = 0; k < positions; k += 256) {
            int depth = Math.min(256, positions - k);
            convolvePackTaps(x, slice * sources * volume, space, scratch, k, depth, column, width);
            for (int i = 0; i < targets; i += 4) {
              productTile(dy, slice * targets * positions + k, positions, 1, out, group * targets * columns + column, columns, 1, scratch, i,
                  example + k, targets, depth, width);
            }
          }
        }
        j += width;
      }
      """;

  private static final String PACK_TAPS = """
      for (int step = 0; step < depth; step++) {
        int line = (k + step) / space[5];
        int plane = line / space[4] * space[9] - space[15];
        int row = line % space[4] * space[10] - space[16];
        int place = (k + step) % space[5] * space[11] - space[17];
        convolveTaps(x, at, space, plane, row, place, scratch[step], column, width);
      }
      """;

  private static final String TAPS = """
      int tap = column % space[8];
      int rowTap = column / space[8] % space[7];
      int planeTap = column / space[8] / space[7] % space[6];
      int channel = at + column / space[8] / space[7] / space[6] * (space[0] * space[1] * space[2]);
      int taps = space[8];
      int extent = space[2];
      int dilation = space[14];
      for (int j = 0; j < width; ) {
        int end = Math.min(j + taps - tap, width);
        int z = plane + planeTap * space[12];
        int y = row + rowTap * space[13];
        boolean inside = z >= 0 && z < space[0] && y >= 0 && y < space[1];
        int line = channel + (z * space[1] + y) * extent;
        int from = place + tap * dilation;
        for (; j < end; j++, from += dilation) {
          out[j] = inside && from >= 0 && from < extent ? x[line + from] : 0f;
        }
        tap = 0;
        if (++rowTap == space[7]) {
          rowTap = 0;
          if (++planeTap == space[6]) {
            planeTap = 0;
            channel += space[0] * space[1] * extent;
          }
        }
      }
      """;

  private static final String FINITE = """
      float sum = 0f;
      for (int i = 0; i < count; i++) {
        sum += x[i] - x[i];
      }
      return sum == 0f;
      """;

  static final MethodSpec PLACE_KERNEL = kernel(
          "windowPlace",
          "Where a tap of the window at a place of the result reads along an axis; below 0 where that is outside.",
          "int[] space, int axis, int place, int tap",
          PLACE)
      .toBuilder()
      .returns(int.class)
      .build();

  static final List<MethodSpec> ALL = List.of(
      kernel(
          "convolve",
          "The windows of each group of x, times the weights. Examples, groups and panels of 512 places are shared among the members.",
          "float[] x, float[] w, float[] out, ConvolutionWindows windows, int examples, int groups, int sources, int targets, int wTarget, int wSource, member",
          CONVOLVE),
      kernel(
          "convolveWeights",
          "Weights of up to four outputs, as rows of 128.",
          "float[] w, int at, int wTarget, int wSource, int taps, float[] tile, int rows, int k, int depth",
          WEIGHTS),
      kernel(
          "convolvePack",
          "A row for each channel and tap of the window: what it reads at width places.",
          "float[] x, int channel, int[] space, float[][] scratch, int k, int depth, int j, int width",
          PACK),
      kernel(
          "convolveRow",
          "What one tap of the window reads at width places of the result.",
          "float[] x, int at, int[] space, int planeTap, int rowTap, int columnTap, float[] out, int j, int width",
          ROW),
      kernel(
          "convolveLine",
          "What one tap reads at neighbouring places of the last axis.",
          "float[] x, int at, int[] space, int columnTap, int column, float[] out, int from, int to",
          LINE),
      PLACE_KERNEL,
      kernel(
          "convolveWeight",
          "The gradient of the weights: each is one accumulator over examples and places. Channels and taps are shared among the members.",
          "float[] x, float[] dy, float[] out, ConvolutionWindows windows, int examples, int groups, int sources, int targets, member",
          WEIGHT),
      kernel(
          "convolvePackTaps",
          "A row for each place of the window: what it reads in width channels and taps.",
          "float[] x, int at, int[] space, float[][] scratch, int k, int depth, int column, int width",
          PACK_TAPS),
      kernel(
          "convolveTaps",
          "What the window reads at one place.",
          "float[] x, int at, int[] space, int plane, int row, int place, float[] out, int column, int width",
          TAPS));

  /** Its twin takes many at once. */
  static final MethodSpec FINITE_KERNEL = kernel(
          "finite",
          "Whether numbers are finite: only then is nothing added where one is multiplied by zero.",
          "float[] x, int count",
          FINITE)
      .toBuilder()
      .returns(boolean.class)
      .build();

  private ConvolveKernels() {}

  /** Adds the kernels with all that they call. */
  static void addTo(KernelLibrary kernels) {
    kernels.addField(ProductKernels.fourSteps());
    ProductKernels.addTo(kernels);
    ALL.forEach(kernels::addNamed);
    kernels.addNamed(FINITE_KERNEL);
    ConvolveWeightFew.ALL.forEach(kernels::addNamed);
    kernels.vectors().ifPresent(VectorConvolve::addTo);
  }

  /** A kernel of the same name and parameters with another body. */
  static MethodSpec twin(String name, String body) {
    MethodSpec kernel =
        ALL.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    return KernelMethod.twin(kernel, body);
  }
}
