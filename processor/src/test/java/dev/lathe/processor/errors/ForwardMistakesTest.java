package dev.lathe.processor.errors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the methods of a network may not say, at the expression that says it. */
class ForwardMistakesTest {
  private static final String HEAD = "@Network(input = {4, 6}) @MSELoss @SGD class Net {\n";

  @Test
  void shapesThatDoNotBroadcast() {
    assertEquals("""
        [L101] expected two shapes that can be broadcast together for add
        found: B x 8 and B x 4: input B x 32 -> left B x 8 -> relu B x 8 and input B x 32 -> right B x 4
        fix:   make the shapes agree; dimensions are counted from the batch, which is 0""", Mistakes.in("""
            @Network(input = {32}) @MSELoss @SGD class Net {
              @Linear(8) Layer left;
              @Linear(4) Layer right;
              Tensor forward(Tensor x) {
                Tensor a = left.forward(x);
                return a.relu().add(right.forward(x)); // <- L101
              }
            }
            """));
  }

  @Test
  void layerThatDoesNotFit() {
    assertEquals("""
        [L101] expected an input of 3 dimensions (channels x height x width) for Conv2d 'conv'
        found: 8 from flat (Net.java:2): input B x 32 -> flat B x 8
        fix:   put the layer where pictures are, or give them a channel dimension: @Network(input = {1, 28, 28})""", Mistakes.in("""
            @Network(input = {32}) @MSELoss @SGD class Net {
              @Linear(8) Layer flat;
              @Conv2d(out = 8, kernel = 3) Layer conv;
              Tensor forward(Tensor x) {
                return conv.forward(flat.forward(x)); // <- L101
              }
            }
            """));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      return x.add(x).frobnicate();                       | L120
      return x.reshape(5, 7);                             | L101
      return x.reshape(-1, 7);                            | L101
      return x.mean(4);                                   | L101
      return x.var(1);                                    | L101
      return x.norm();                                    | L101
      return x.unflatten(1, 3, 3);                        | L101
      return x.flatten(2, 1);                             | L101
      return x.expand(-1, 5, 6);                          | L101
      int n = x.size(0); return x;                        | L101
      return x.permute(0, 1);                             | L101
      return x.cat(x.slice(2, 0, 3), 1);                  | L101
      return Tensor.cat(1, x, x.mean(1));                 | L101
      return Tensor.stack(1, x, x.mean(1));               | L101
      return Tensor.cat(1);                               | L120
      Tensor[] p = new Tensor[2]; return Tensor.cat(1, p); | L120
      return x.matmul(x);                                 | L101
      return x.slice(1, 2, 5);                            | L101
      return x.select(1, 7);                              | L101
      return x.unbind(0)[0];                              | L101
      return x.split(0, 1)[0];                            | L101
      return x.repeat(2, 2);                              | L101
      return x.repeatInterleave(0, 1);                    | L101
      return x.oneHot(3);                                 | L101
      return x.glu(1).glu(1).glu(1);                      | L101
      return x.expandAs(x.mean(2));                       | L101
      return x.newZeros(3, -1);                           | L101
      return x.sum().triu(0);                             | L101
      return x.cumsum(0);                                 | L101
      return x.add(unknown);                              | L120
      Tensor y; return y;                                 | L120
      return other.forward(x);                            | L120
      while (true) { x = x.relu(); }                      | L118
      for (int i = 0; i < 100000; i++) { x = x.relu(); } return x; | L119
      if (x.sum() == null) { return x; } return x;        | L118
      boolean b = Boolean.getBoolean("b"); return x;      | L118
      x = x.add(linear.weight()); return x;               | L120
      return help(x, 3);                                  | L120
      int[] a = {1, 2}; return x.mul(a[2]);               | L119
      return twice(x);                                    | L121
      """)
  void bodies(String body, String code) {
    Mistakes.in(HEAD + "  @Linear(6) Layer linear;\n"
        + "  Tensor twice(Tensor x) { return twice(x); }"
        + (code.equals("L121") ? " // <- L121" : "") + "\n"
        + "  Tensor help(Tensor x) { return x; }\n"
        + "  Tensor forward(Tensor x) {\n"
        + "    " + body + (code.equals("L121") ? "" : " // <- " + code) + "\n"
        + "  }\n}\n");
  }

  @Test
  void partsThatAreNotUsed() {
    assertEquals("""
        [L123] expected every layer to be used in forward or loss
        found: hidden, which is not
        fix:   use it, or remove the field
        [L123] expected every block to be used in forward or loss
        found: spare, which is not
        fix:   use it, or remove the field
        [L123] expected every parameter to be used in forward or loss
        found: shift, which is not
        fix:   use it, or remove the field""", Mistakes.in("""
            @Network(input = {4}) @MSELoss @SGD class Net {
              @Block static class Part { @Linear(4) Layer one; }
              @Linear(4) Layer hidden; // <- L123
              Part used;
              Part spare; // <- L123
              @Parameter(shape = {4}) Tensor shift; // <- L123
              Tensor forward(Tensor x) { return used.forward(x); }
            }
            """));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      Tensor forward(@Input(4) Tensor x, Tensor y) { return part.forward(x.add(y)); }    | L124
      Tensor forward(@Input(4) Tensor x, @Input(4) Tensor y) { return part.forward(x); } | L123
      Tensor forward(Tensor x) { return part.forward(x).mean(); }                        | L124
      Tensor loss(Tensor output, Tensor one, @Tokens Tensor two) { return output.mean(); } | L124
      int forward(Tensor x) { return 1; }                                                | L124
      Tensor forward() { return null; }                                                  | L124
      Tensor loss(Tensor output) { return output.mean(); }                               | L124
      Tensor loss(Tensor output, Tensor target) { return output.sub(target).square(); }  | L106
      """)
  void signatures(String method, String code) {
    String loss = method.contains("loss") ? "" : "@MSELoss ";
    String input = method.contains("@Input") ? "" : "(input = {4})";
    Mistakes.in("@Network" + input + " " + loss + "@SGD class Net {\n  @Linear(4) Layer part;\n  "
        + method + " // <- " + code + "\n}\n");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      Part part;                     | L122
      @Args({}) Part part;           | L122
      @Args(4) Part[] part;          | L122
      @Args(4) @Repeat(0) Part[] part; | L122
      Tensor part;                   | L112
      Loss part;                     | L112
      @Args(0) Part part;            |
      """)
  void fields(String field, String code) {
    String at = code == null ? "" : " // <- " + code;
    String size = code == null ? " // <- L102 at WIDTH" : "";
    Mistakes.in("@Network(input = {4}) @MSELoss @SGD class Net {\n"
        + "  @Block static class Part { static final int WIDTH = Args.FIRST; @Linear(WIDTH) Layer one; }"
        + size + "\n"
        + "  @Linear(4) Layer head;\n"
        + "  " + field + at + "\n}\n");
  }
}
