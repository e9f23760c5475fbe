package dev.lathe.processor.backend.cpu;

import static dev.lathe.processor.backend.cpu.PointwiseCases.parameter;

import dev.lathe.processor.ir.ElementType;
import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Expr.UnaryFunction;
import dev.lathe.processor.ir.Extent;
import dev.lathe.processor.ir.GraphBuilder;
import dev.lathe.processor.ir.ScanBuilder;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.Value;
import java.util.ArrayList;
import java.util.List;

/** Recurrences: bodies of every shape that a gradient can take, both ways, of one place and of several. */
final class ScanCases {
  private ScanCases() {}

  static List<GradientCase> all() {
    List<GradientCase> cases = new ArrayList<>();
    for (boolean reverse : new boolean[] {false, true}) {
      for (int length : new int[] {1, 2, 5}) {
        cases.add(of("elman", length, reverse, ScanCases::elman));
        cases.add(of("gated", length, reverse, ScanCases::gated));
        cases.add(of("two states that swap", length, reverse, ScanCases::swapping));
        cases.add(of("weights of many shapes", length, reverse, ScanCases::manyWeights));
        cases.add(of("a row that depends on no state", length, reverse, ScanCases::unused));
      }
    }
    return cases;
  }

  /** What a case computes: rows of a scan over {@code x}, length x batch x 3. */
  private interface Body {
    Value rows(ScanBuilder scan, Value x);
  }

  private static GradientCase of(String name, int length, boolean reverse, Body body) {
    String full = name + " over " + length + (reverse ? " backwards" : "");
    return GradientCase.of(full, 2, b -> {
      Shape shape = new Shape(List.of(Extent.of(length), Extent.BATCH, Extent.of(3)));
      Value x = b.input("rows", shape, ElementType.FLOAT).mul(parameter(b, "scale", 3));
      return body.rows(new ScanBuilder(b, length, reverse), x);
    });
  }

  private static Value zeros(Value x) {
    return x.builder().fill(x.shape().row(), 0);
  }

  private static Value initial(Value x, String name) {
    return parameter(x.builder(), name, 3).broadcast(x.shape().row());
  }

  private static Value tanh(Value x) {
    return x.apply(UnaryFunction.TANH);
  }

  private static Value done(ScanBuilder scan, Value x, Value state) {
    GraphBuilder b = x.builder();
    Value done = scan.finish("scan");
    Value end = b.result(done, "end", state.name());
    return b.result(done, "rows", "rows").add(end);
  }

  /** A product, a bias and a nonlinearity; the state begins with a parameter. */
  private static Value elman(ScanBuilder scan, Value x) {
    GraphBuilder b = x.builder();
    Value h = scan.state("h", initial(x, "first"));
    Value w = scan.invariant("w", parameter(b, "weight", 3, 3));
    Value bias = scan.invariant("bias", parameter(b, "bias", 3));
    Value next = tanh(scan.element("x", x).add(h.matmul(w, false, true)).add(bias));
    scan.next(h, next);
    scan.keep("rows", next);
    return done(scan, x, h);
  }

  /** Slices, two states, and one weight that is used twice. */
  private static Value gated(ScanBuilder scan, Value x) {
    GraphBuilder b = x.builder();
    Value h = scan.state("h", zeros(x));
    Value c = scan.state("c", initial(x, "first"));
    Value w = scan.invariant("w", parameter(b, "weight", 6, 3));
    Value sums = h.matmul(w, false, true).add(c.matmul(w, false, true).mul(0.5));
    Value forget = sums.slice(1, 0, 3).apply(UnaryFunction.SIGMOID);
    Value fresh = tanh(sums.slice(1, 3, 3).add(scan.element("x", x)));
    Value memory =
        forget.mul(c).add(fresh.mul(forget.map("rest", f -> Expr.of(1).sub(f))));
    Value out = tanh(memory).mul(forget);
    scan.next(h, out);
    scan.next(c, memory);
    scan.keep("rows", out);
    return done(scan, x, c);
  }

  /** States that are handed on as they are, one in the other's place. */
  private static Value swapping(ScanBuilder scan, Value x) {
    Value one = scan.state("one", initial(x, "first"));
    Value two = scan.state("two", zeros(x));
    Value three = scan.state("three", initial(x, "third"));
    Value row = tanh(one.add(scan.element("x", x)).add(three));
    scan.next(one, two);
    scan.next(two, one.add(row));
    scan.next(three, three);
    scan.keep("rows", row.add(two));
    return done(scan, x, one);
  }

  /** Weights that are read whole, by element, transposed, as a part, and in a product on either side. */
  private static Value manyWeights(ScanBuilder scan, Value x) {
    GraphBuilder b = x.builder();
    Value h = scan.state("h", zeros(x));
    Value w = scan.invariant("w", parameter(b, "weight", 3, 3));
    Value v = scan.invariant("v", parameter(b, "matrix", 3, 3));
    Value s = scan.invariant("s", parameter(b, "scalar"));
    Value p = scan.invariant("p", parameter(b, "peephole", 1, 3));
    Value power = v.matmul(w, false, false);
    Value product = h.matmul(w.transpose(), false, false).add(h.matmul(power, false, false));
    Value part = w.slice(0, 1, 1);
    Value next =
        tanh(product.mul(0.1).add(scan.element("x", x).mul(p)).add(h.mul(s)).add(part.mul(0.3)));
    scan.next(h, next);
    scan.keep("rows", next);
    return done(scan, x, h);
  }

  /** A sequence that only rows depend on, and a state that nobody reads. */
  private static Value unused(ScanBuilder scan, Value x) {
    Value h = scan.state("h", initial(x, "first"));
    Value other = scan.state("other", zeros(x));
    Value element = scan.element("x", x);
    scan.next(h, tanh(h.mul(0.7)));
    scan.next(other, other.add(element));
    scan.keep("rows", element.square());
    scan.keep("more", element.exp());
    return done(scan, x, h);
  }
}
