package dev.lathe.processor.backend.cpu;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.lathe.processor.ir.Convolution;
import dev.lathe.processor.ir.ElementType;
import dev.lathe.processor.ir.Extent;
import dev.lathe.processor.ir.Graph;
import dev.lathe.processor.ir.GraphBuilder;
import dev.lathe.processor.ir.Graphs;
import dev.lathe.processor.ir.Layout;
import dev.lathe.processor.ir.Op.Reduce.Fold;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.ir.Window;
import dev.lathe.processor.ir.WindowOp;
import dev.lathe.runtime.Initializers;
import dev.lathe.runtime.Randoms;
import dev.lathe.runtime.Team;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Convolutions, their gradients and pooling of sizes that fill vectors give the bits of the scalar form, with any number of members. */
class VectorWindowsTest {
  private static final int BATCH = 3;
  private static final List<Window> WINDOWS = List.of(
      new Window(1, 1, 0, 0, 1),
      new Window(3, 1, 1, 1, 1),
      new Window(5, 1, 0, 0, 1),
      new Window(2, 2, 0, 0, 1),
      new Window(3, 2, 1, 1, 1),
      new Window(3, 2, 2, 1, 2),
      new Window(2, 3, 1, -1, 1));

  static Stream<List<Window>> windows() {
    return WINDOWS.stream()
        .flatMap(window ->
            IntStream.rangeClosed(1, 3).mapToObj(axes -> Collections.nCopies(axes, window)));
  }

  @ParameterizedTest
  @MethodSource("windows")
  void sameBits(List<Window> windows) {
    int extent = List.of(61, 17, 9).get(windows.size() - 1);
    int[] wide = new int[windows.size()];
    int[] narrow = new int[windows.size()];
    for (int axis = 0; axis < wide.length; axis++) {
      wide[axis] = extent - axis;
      narrow[axis] = windows.get(axis).positions(extent - axis);
    }
    check(windows, wide, narrow);
  }

  /** Some elements of the windows lie wholly beside what is read. */
  @Test
  void windowsWiderThanWhatTheyRead() {
    Window window = new Window(5, 1, 2, 2, 1);
    check(List.of(window, window), new int[] {40, 1}, new int[] {40, 1});
    check(List.of(window, window), new int[] {1, 40}, new int[] {1, 40});
  }

  private static void check(List<Window> windows, int[] wide, int[] narrow) {
    List<Graph> graphs = new ArrayList<>();
    for (int groups = 1; groups <= 2; groups++) {
      graphs.addAll(convolutions(new Convolution(windows, groups), 5, 19, wide, narrow));
    }
    Convolution last = new Convolution(windows, 1, Layout.CHANNELS_LAST);
    graphs.addAll(convolutions(last, 16, 48, wide, narrow));
    graphs.addAll(convolutions(last, 5, 32, wide, narrow));
    graphs.addAll(poolings(windows, wide, narrow));
    CompiledGraph.compile(graphs, CompiledGraph.LARGE_BATCH).forEach(VectorWindowsTest::check);
  }

  /** With five channels a group in and nineteen out, more than one block of eight, more than one vector of sixteen. */
  private static List<Graph> convolutions(
      Convolution how, int sources, int targets, int[] wide, int[] narrow) {
    int groups = how.groups();
    int[] kernel = IntStream.concat(
            IntStream.of(targets * groups, sources), how.windows().stream().mapToInt(Window::size))
        .toArray();
    int[] weight = counts(Shape.of(kernel).permute(how.layout().weightAxes(kernel.length)));
    List<Integer> extents = IntStream.of(wide).boxed().toList();
    int[] x = kept(how, channels(sources * groups, wide));
    int[] y = kept(how, channels(targets * groups, narrow));
    return List.of(
        graph(x, (b, value) -> value.convolve("down", weight(b, weight), how)),
        graph(y, (b, dy) -> dy.convolveInput("up", weight(b, weight), how, extents)),
        graph(x, (b, value) -> value.convolveWeight("gradient", input(b, "dy", y), how)));
  }

  private static int[] counts(Shape shape) {
    return shape.extents().stream().mapToInt(Extent::count).toArray();
  }

  private static int[] kept(Convolution how, int[] known) {
    return how.layout().axes(known.length + 1).stream()
        .skip(1)
        .mapToInt(axis -> known[axis - 1])
        .toArray();
  }

  private static List<Graph> poolings(List<Window> windows, int[] wide, int[] narrow) {
    List<Integer> extents = IntStream.of(wide).boxed().toList();
    List<Graph> graphs = new ArrayList<>();
    for (Fold fold : Fold.values()) {
      graphs.add(graph(channels(5, wide), (b, x) -> x.pool(fold, windows)));
    }
    graphs.add(graph(
        channels(5, narrow),
        (b, dy) -> b.append(
            "unpool",
            new WindowOp.Unpool(
                new WindowOp.Pool(Fold.MAX, windows, Layout.CHANNELS_FIRST), extents),
            List.of(dy, input(b, "x", channels(5, wide))))));
    return graphs;
  }

  private static Graph graph(int[] input, BiFunction<GraphBuilder, Value, Value> operation) {
    GraphBuilder b = Graphs.builder();
    return Graphs.withOutput(operation.apply(b, input(b, "input", input)));
  }

  private static int[] channels(int count, int[] extents) {
    return IntStream.concat(IntStream.of(count), IntStream.of(extents)).toArray();
  }

  private static Value input(GraphBuilder b, String name, int... counts) {
    return b.input(name, Shape.batchOf(counts), ElementType.FLOAT);
  }

  private static Value weight(GraphBuilder b, int... counts) {
    return b.read(Graphs.parameter("weight", counts));
  }

  private static void check(CompiledGraph compiled) {
    float[] scalar = run(compiled, compiled.start(BATCH), 1);
    assertFalse(IntStream.range(0, scalar.length).allMatch(index -> scalar[index] == 0));
    for (int members = 1; members <= 3; members++) {
      float[] vector = run(compiled, compiled.startInVectors(BATCH, BATCH), members);
      assertArrayEquals(scalar, vector, compiled.graph() + " with " + members + " members");
    }
  }

  private static float[] run(CompiledGraph compiled, CompiledGraph.Run run, int members) {
    compiled.graph().states().forEach(state -> run.state(state.name(), numbers(state.size(), 1)));
    compiled
        .graph()
        .arrayInputs(false)
        .forEach(input -> run.input(
            input.label(),
            numbers(BATCH * input.shape().size().count(), input.label().length())));
    try (Team team = Team.of(members)) {
      run.run(team, 1, 0, 0);
    }
    return run.get(Graph.OUTPUT);
  }

  private static float[] numbers(int size, int stream) {
    float[] numbers = new float[size];
    Initializers.uniform(numbers, -1, 1, Randoms.key(3, size, stream));
    return numbers;
  }
}
