package dev.lathe.processor.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lathe.processor.ir.ElementType;
import dev.lathe.processor.ir.Graph;
import dev.lathe.processor.ir.GraphBuilder;
import dev.lathe.processor.ir.GraphVerifier;
import dev.lathe.processor.ir.Graphs;
import dev.lathe.processor.ir.Op.Reduce.Fold;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.ir.Window;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChannelsLastTest {
  private static final List<Window> SINGLE = List.of(new Window(1, 1, 0, 0, 1));
  private static final List<Window> PAIRS = List.of(new Window(2, 2, 0, 0, 1));

  private final GraphBuilder b = Graphs.builder();
  private final Value input = b.input("input", Shape.batchOf(3, 8), ElementType.FLOAT);
  private final Value weight = b.read(Graphs.parameter("w", 16, 3, 1));

  private static String moved(Graph graph) {
    Graph result = new ChannelsLast(List.of(graph)).run(graph);
    GraphVerifier.check(result);
    return Graphs.text(result);
  }

  /** Axes are turned where such a part begins and ends, and weights are kept as they are read. */
  @Test
  void whatReadsAConvolutionFollows() {
    Value bias = b.read(Graphs.parameter("b", 16)).reshape(Shape.of(1, 16, 1));
    Value y = input.convolve(weight, SINGLE, 1).add(bias).pool(Fold.MAX, PAIRS);
    assertEquals("""
        input [B x 3 x 8] = input input ()
        w [1 x 3 x 16] = read w ()
        b [16] = read b ()
        t.reshape [1 x 16 x 1] = reshape (b)
        input.channelsLast [B x 8 x 3] = permute [0, 2, 1] (input)
        t.convolve [B x 8 x 16] = Convolve[how=[Window[size=1, stride=1, before=0, after=0, dilation=1]], 1 groups, channels last] (input.channelsLast, w)
        t.reshape.channelsLast [1 x 1 x 16] = reshape (t.reshape)
        t.add [B x 8 x 16] = pointwise (x0 + x1) (t.convolve, t.reshape.channelsLast)
        t.pool [B x 4 x 16] = Pool[fold=MAX, windows=[Window[size=2, stride=2, before=0, after=0, dilation=1]], layout=, channels last] (t.add)
        t.pool.channelsFirst [B x 16 x 4] = permute [0, 2, 1] (t.pool)
        output = t.pool.channelsFirst
        """, moved(Graphs.withOutput(y)));
  }

  /** Sums over places leave nothing to turn. */
  @Test
  void theMeanOverPlacesIsReadAsItIs() {
    Value y = input.convolve(weight, SINGLE, 1).sum(2).reshape(Shape.batchOf(16));
    assertEquals("""
        input [B x 3 x 8] = input input ()
        w [1 x 3 x 16] = read w ()
        input.channelsLast [B x 8 x 3] = permute [0, 2, 1] (input)
        t.convolve [B x 8 x 16] = Convolve[how=[Window[size=1, stride=1, before=0, after=0, dilation=1]], 1 groups, channels last] (input.channelsLast, w)
        t.sum [B x 1 x 16] = sum over axes 1..1 (t.convolve)
        t.sum.channelsFirst [B x 16 x 1] = reshape (t.sum)
        t.reshape [B x 16] = reshape (t.sum.channelsFirst)
        output = t.reshape
        """, moved(Graphs.withOutput(y)));
  }

  /** What is done with the places one by one has channels first again. */
  @Test
  void whatCannotFollowReadsChannelsFirst() {
    Value y = input.convolve(weight, SINGLE, 1);
    Value rows = y.reshape(Shape.batchOf(128));
    assertEquals("""
        input [B x 3 x 8] = input input ()
        w [1 x 3 x 16] = read w ()
        input.channelsLast [B x 8 x 3] = permute [0, 2, 1] (input)
        t.convolve [B x 8 x 16] = Convolve[how=[Window[size=1, stride=1, before=0, after=0, dilation=1]], 1 groups, channels last] (input.channelsLast, w)
        t.convolve.channelsFirst [B x 16 x 8] = permute [0, 2, 1] (t.convolve)
        t.reshape [B x 128] = reshape (t.convolve.channelsFirst)
        output = t.reshape
        """, moved(Graphs.withOutput(rows)));
  }

  @Test
  void groupsAndOddNumbersOfChannelsStay() {
    Value few = input.convolve(b.read(Graphs.parameter("f", 10, 3, 1)), SINGLE, 1);
    Value groups = b.input("other", Shape.batchOf(16, 8), ElementType.FLOAT)
        .convolve(b.read(Graphs.parameter("g", 16, 8, 1)), SINGLE, 2);
    Graph graph = Graphs.withOutput(Value.concat(1, List.of(few, groups)));
    assertEquals(Graphs.text(graph), moved(graph));
  }

  /** Whose input has a gradient, but not the lanes for it. */
  @Test
  void aGradientThatFillsNoVectorStays() {
    Value trained = input.mul(b.read(Graphs.parameter("s", 3, 8)));
    Graph graph = Graphs.withOutput(trained.convolve(weight, SINGLE, 1));
    assertEquals(Graphs.text(graph), moved(graph));
  }

  /** Weights that something else reads are turned for the convolution alone. */
  @Test
  void weightsThatAreReadOtherwiseStay() {
    Value y =
        input.convolve(weight, SINGLE, 1).sum(2).sum(1).add(weight.square().sum());
    assertEquals(
        """
        input [B x 3 x 8] = input input ()
        w [16 x 3 x 1] = read w ()
        input.channelsLast [B x 8 x 3] = permute [0, 2, 1] (input)
        w.weightsLast [1 x 3 x 16] = permute [2, 1, 0] (w)
        """,
        moved(Graphs.withOutput(y))
            .lines()
            .limit(4)
            .map(line -> line + "\n")
            .reduce("", String::concat));
  }
}
