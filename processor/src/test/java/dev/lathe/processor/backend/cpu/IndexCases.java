package dev.lathe.processor.backend.cpu;

import dev.lathe.processor.ir.ElementType;
import dev.lathe.processor.ir.Graph;
import dev.lathe.processor.ir.GraphBuilder;
import dev.lathe.processor.ir.IndexOp;
import dev.lathe.processor.ir.Init;
import dev.lathe.processor.ir.Op;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.State;
import dev.lathe.processor.ir.Value;
import java.util.ArrayList;
import java.util.List;

/** Moving elements about: with the batch first, in the middle and not at all. */
final class IndexCases {
  private IndexCases() {}

  static List<GradientCase> permutations() {
    List<GradientCase> cases = new ArrayList<>();
    for (List<Integer> axes : List.of(
        List.of(0, 2, 1, 3), List.of(1, 0, 2, 3), List.of(3, 2, 1, 0), List.of(0, 3, 1, 2))) {
      cases.add(
          GradientCase.of("permute " + axes, 3, b -> batch(b, "p", 2, 5, 4).permute(axes)));
    }
    cases.add(GradientCase.of(
        "of what was permuted",
        3,
        b -> batch(b, "p", 2, 5).permute(List.of(2, 0, 1)).sum(1)));
    return cases;
  }

  static List<GradientCase> slices() {
    List<GradientCase> cases = new ArrayList<>();
    for (int axis = 1; axis <= 3; axis++) {
      int along = axis;
      cases.add(
          GradientCase.of("slice " + axis, 3, b -> batch(b, "p", 7, 6, 5).slice(along, 1, 3)));
      cases.add(GradientCase.of(
          "every second of " + axis, 3, b -> batch(b, "p", 7, 6, 5).slice(along, 1, 2, 2)));
      cases.add(GradientCase.of("pad " + axis, 3, b -> batch(b, "p", 2, 3, 4).pad(along, 2, 1)));
      cases.add(GradientCase.of(
          "spread " + axis,
          3,
          b -> b.append("pad", new IndexOp.Pad(along, 1, 0, 3), List.of(batch(b, "p", 2, 3, 4)))));
      cases.add(GradientCase.of(
          "concat " + axis,
          3,
          b -> Value.concat(
              along,
              List.of(batch(b, "p", 2, 3, 4), batch(b, "q", 2, 3, 4), batch(b, "r", 2, 3, 4)))));
    }
    return cases;
  }

  /** Several slices of one value, each with a factor of its own: side by side, with gaps, overlapping, along two axes. */
  static List<GradientCase> severalSlices() {
    return List.of(
        GradientCase.of("halves", 3, b -> joined(batch(b, "p", 6, 5), 1, 3, 0, 3)),
        GradientCase.of("backwards", 3, b -> joined(batch(b, "p", 6, 5), 1, 2, 4, 2, 0)),
        GradientCase.of("with gaps", 3, b -> joined(batch(b, "p", 9, 5), 1, 2, 1, 6)),
        GradientCase.of("overlapping", 3, b -> joined(batch(b, "p", 6, 5), 1, 3, 0, 2)),
        GradientCase.of("beside the whole", 3, b -> {
          Value whole = batch(b, "p", 6, 5);
          return joined(whole, 1, 3, 0, 3).mul(whole);
        }),
        GradientCase.of("along two axes", 3, b -> {
          Value whole = batch(b, "p", 4, 4);
          return whole.slice(1, 0, 2).flatten(1, 2).mul(whole.slice(2, 2, 2).flatten(1, 2));
        }));
  }

  private static Value joined(Value whole, int axis, int count, int... from) {
    List<Value> parts = new ArrayList<>();
    for (int start : from) {
      parts.add(whole.slice(axis, start, count).mul(parts.size() + 2));
    }
    return Value.concat(axis, parts);
  }

  static List<GradientCase> gathering() {
    return List.of(
        GradientCase.of(
            "rows listed", 3, b -> batch(b, "p", 4, 5).gather(1, List.of(3, 0, 0, 2, 3))),
        GradientCase.of("columns listed", 3, b -> batch(b, "p", 4, 5).gather(2, List.of(4, 4, 1))),
        GradientCase.of(
            "rows added up",
            3,
            b -> b.append(
                "scatter",
                new IndexOp.ScatterAdd(1, 6),
                List.of(batch(b, "p", 4, 5), index(b, 5, 0, 5, 2)))),
        new GradientCase("rows of a table", 3, 7, false, tokens()));
  }

  private static Value index(GraphBuilder b, double... rows) {
    List<Double> values = java.util.Arrays.stream(rows).boxed().toList();
    return b.append(
        "index", new Op.Constant(values, Shape.of(rows.length), ElementType.INT), List.of());
  }

  private static Graph tokens() {
    GradientCase made = GradientCase.of("", 3, b -> {
      Value table =
          b.read(new State("p", Shape.of(7, 18), State.Kind.PARAMETER, new Init.Constant(0)));
      return table.gather(0, b.input("tokens", Shape.batchOf(4), ElementType.INT));
    });
    return made.graph();
  }

  static List<GradientCase> products() {
    List<GradientCase> cases = new ArrayList<>();
    for (boolean left : new boolean[] {false, true}) {
      for (boolean right : new boolean[] {false, true}) {
        int[] a = left ? new int[] {2, 5, 9} : new int[] {2, 9, 5};
        int[] c = right ? new int[] {2, 3, 5} : new int[] {2, 5, 3};
        cases.add(GradientCase.of(
            "products " + left + " " + right,
            3,
            b -> batch(b, "p", a).matmul(batch(b, "q", c), left, right)));
      }
    }
    return cases;
  }

  private static Value batch(GraphBuilder b, String name, int... counts) {
    State state = new State(name, Shape.of(counts), State.Kind.PARAMETER, new Init.Constant(0));
    return b.input("batched" + name, Shape.batchOf(counts), ElementType.FLOAT).mul(b.read(state));
  }
}
