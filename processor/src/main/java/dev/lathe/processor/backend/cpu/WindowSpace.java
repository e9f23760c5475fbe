package dev.lathe.processor.backend.cpu;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeName;
import dev.lathe.processor.emit.RuntimeTypes;
import dev.lathe.processor.ir.Extent;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.Window;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/**
 * What the kernels know of windows, as a constant of 21 numbers: for three axes each, the extents of what is read, the extents of what is written, the
 * size of the window, and how a place that is written and a tap of the window give a place that is read: (place * multiply + tap * step - offset) / divisor, if that
 * divides. Axes that are missing have an extent of 1.
 */
final class WindowSpace {
  private static final Window NONE = new Window(1, 1, 0, 0, 1);

  private final List<Window> windows;
  private final List<Integer> wide;
  private final List<Integer> narrow;

  /** Windows on the last axes of {@code wide}, whose places are the last axes of {@code narrow}. */
  WindowSpace(List<Window> windows, Shape wide, Shape narrow) {
    this.windows = widen(windows, NONE);
    this.wide = widen(last(wide, windows.size()), 1);
    this.narrow = widen(last(narrow, windows.size()), 1);
  }

  /** From the wide side to the narrow one, as a convolution reads. */
  List<Integer> down() {
    List<Integer> numbers = new ArrayList<>(wide);
    numbers.addAll(narrow);
    windows.forEach(window -> numbers.add(window.size()));
    windows.forEach(window -> numbers.add(window.stride()));
    windows.forEach(window -> numbers.add(window.dilation()));
    windows.forEach(window -> numbers.add(window.before()));
    numbers.addAll(List.of(1, 1, 1));
    return numbers;
  }

  /** From the wide side to the narrow one, as a pooling reads: what the runtime makes of the numbers. */
  CodeBlock pool(int channels, ProgramContext program) {
    return constant("POOL", RuntimeTypes.POOL_WINDOWS, List.of(channels), down(), program);
  }

  /** From the narrow side to the wide one, as its gradient reads. */
  List<Integer> up() {
    List<Integer> numbers = new ArrayList<>(narrow);
    numbers.addAll(wide);
    windows.forEach(window -> numbers.add(window.size()));
    numbers.addAll(List.of(1, 1, 1));
    windows.forEach(window -> numbers.add(-window.dilation()));
    windows.forEach(window -> numbers.add(-window.before()));
    windows.forEach(window -> numbers.add(window.stride()));
    return numbers;
  }

  int taps() {
    return windows.stream().mapToInt(Window::size).reduce(1, Math::multiplyExact);
  }

  int narrowSize() {
    return narrow.stream().reduce(1, Math::multiplyExact);
  }

  /** A constant of the kernels, whose name says all numbers that it is made of. */
  static CodeBlock constant(
      String name,
      TypeName type,
      List<Integer> channels,
      List<Integer> space,
      ProgramContext program) {
    List<Integer> numbers = new ArrayList<>(channels);
    numbers.addAll(space);
    String unique = numbers.stream()
        .map(number -> number < 0 ? "M" + -number : number.toString())
        .collect(Collectors.joining("_", name + "_", ""));
    String values = numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
    program
        .kernels()
        .addField(FieldSpec.builder(type, unique, Modifier.STATIC, Modifier.FINAL)
            .initializer("new $T($L)", type, values)
            .build());
    return CodeBlock.of("$T.$L", program.kernels().type(), unique);
  }

  private static List<Integer> last(Shape shape, int count) {
    return shape.extents().subList(shape.rank() - count, shape.rank()).stream()
        .map(Extent::count)
        .toList();
  }

  private static <T> List<T> widen(List<T> list, T missing) {
    List<T> widened = new ArrayList<>(Collections.nCopies(3 - list.size(), missing));
    widened.addAll(list);
    return widened;
  }
}
