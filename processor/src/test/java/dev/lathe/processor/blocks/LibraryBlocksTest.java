package dev.lathe.processor.blocks;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static dev.lathe.processor.blocks.Library.generated;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import dev.lathe.processor.NetworkProcessor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A network of blocks out of class files is the network of the same blocks compiled together with it. */
class LibraryBlocksTest {
  private static final String IMPORTS =
      "import dev.lathe.nn.*; import dev.lathe.optim.*; import lib.*;\n";

  /** Library and network. */
  record Program(String name, List<String> library, String network) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Program> programs() {
    return Stream.of(
        program("fields in order", "@Args({8, 2}) Plain plain;", """
            @Block public class Plain {
              private static final int WIDTH = Args.FIRST;
              private static final int INNER = WIDTH * Args.SECOND;
              @Linear(4 * INNER) @LeakyReLU(negativeSlope = 0.1f) Layer up;
              @Dropout(0.25f) Layer drop;
              @Linear(WIDTH) Layer down;
            }
            """),
        program(
            "arrays, loops, helpers, numbers",
            "@Args(16) @Repeat(3) Tower[] towers; Tensor forward(Tensor x) {"
                + " for (Tower tower : towers) { x = tower.forward(x); } return x; }",
            """
            /** A comment with an end } and an apostrophe's. */
            @Block
            public final class Tower {
              private static final int WIDTH = Args.FIRST, ROUNDS = 2; // a ' and a "
              private static final double HALF = 0.5, SCALE = Math.sqrt(2) / Double.MIN_VALUE * 0 + 1;
              private static final char BRACE = '}', QUOTE = '\\'';
              static final String TEXT = "}\\" { \\\\";
              static final String BLOCK = \"""
                  } " \\\""" {
                  \""";

              @Linear(WIDTH) @Tanh Layer mix;
              @Parameter(shape = {WIDTH, 2 * WIDTH}, std = 0.02f) Tensor table;
              @Linear(value = WIDTH, bias = false) @Repeat(2) Layer[] heads;

              public Tensor forward(Tensor x) {
                Tensor[] parts = new Tensor[heads.length];
                for (int i = 0; i < heads.length; i++) {
                  parts[i] = heads[i].forward(x).mul(i == 0 ? HALF : 1 / Math.sqrt(WIDTH));
                }
                Tensor sum = x.matmul(table).slice(1, 0, WIDTH);
                for (Tensor part : parts) {
                  sum = sum.add(part);
                }
                for (int round = 0; round < ROUNDS; ++round) {
                  sum = mixed(sum, round);
                }
                return (Tensor) sum;
              }

              private Tensor mixed(Tensor x, int round) {
                return round % 2 == 0 ? this.mix.forward(x) : x.sub(mix.weight().mean());
              }
            }
            """),
        program("records", "Gate gate; Tensor forward(Tensor x) { return gate.forward(x); }", """
            @Block
            public class Gate {
              private record Halves(Tensor open, Tensor value) {}

              @Linear(32) Layer both;

              public Tensor forward(Tensor x) {
                Halves halves = split(both.forward(x));
                return halves.open().sigmoid().mul(halves.value());
              }

              private Halves split(Tensor x) {
                return new Halves(x.slice(1, 0, 16), x.slice(1, 16, 16));
              }
            }
            """),
        program("blocks of blocks, nested ones", """
            @Args({16, 3}) Stack stack;
            @Args(4) Stack.Scale scale;
            Tensor forward(Tensor x) { return scale.forward(stack.forward(x)); }""", """
            @Block public class Stack {
              static final int WIDTH = Args.FIRST;
              @Args(WIDTH) @Repeat(Args.SECOND) Step[] steps;
              @Args({2 * WIDTH}) Scale scale;
              Step last;

              public Tensor forward(Tensor x) {
                for (Step step : steps) { x = step.forward(x); }
                return scale.forward(x);
              }

              @Block public static class Scale {
                @Linear(Args.FIRST) Layer wide;
                @Linear(FACTOR * 4) Layer back;
                public Tensor forward(Tensor x) { return back.forward(wide.forward(x)).add(WIDTH); }
              }
              static final int FACTOR = 4;
            }
            """.replace("Step last;\n", "\n"), """
            @Block class Step {
              @Linear(Args.FIRST) @GELU Layer only;
              Tensor forward(Tensor x) { return only.forward(x).add(x); }
            }
            """),
        program(
            "imported constants",
            "Sized sized; Tensor forward(Tensor x) { return sized.forward(x); }",
            """
            import static lib.Sizes.*;
            import static lib.Sizes.DEEP;
            import static com.google.testing.compile.CompilationSubject.assertThat;
import static dev.lathe.nn.Args.FIRST;
            import static com.google.testing.compile.CompilationSubject.assertThat;
import static dev.lathe.nn.PaddingMode.REFLECT;
            import lib.Sizes.More;

            @Block public class Sized extends Bases {
              private static final int OWN = lib.Sizes.WIDE - 2 * DEEP, LESS = - Sizes.NEGATIVE;
              @Unflatten(dim = 1, sizes = {1, More.LENGTH}) Layer apart;
              @Conv1d(out = DEEP, kernel = 3, padding = 1, paddingMode = REFLECT) Layer conv;
              @Upsample(scale = 2, mode = UpsampleMode.LINEAR) Layer up;
              @Flatten @ELU(alpha = RATE) Layer flat;
              @Linear(WIDE + LESS) Layer wide;
              @Linear(BASE) Layer base;

              public Tensor forward(Tensor x) {
                Tensor y = flat.forward(up.forward(conv.forward(apart.forward(x)))).mul(RATE);
                for (int i = 0; i < Sizes . More
                    . LENGTH / 8; i++) {
                  y = y.add(OWN).mul(BASE);
                }
                return base.forward(wide.forward(y).add(BIG ? LETTER : 1));
              }
            }
            """,
            """
            class Bases { static final int BASE = 16; }
            """,
            """
            class Sizes {
              static final int WIDE = 24, DEEP = 3, NEGATIVE = -4;
              static final float RATE = 1e-1f;
              static final boolean BIG = true;
              static final char LETTER = 'a';
              static class More { static final int LENGTH = 16; }
            }
            """));
  }

  private static Program program(String name, String members, String... library) {
    return new Program(
        name, Stream.of(library).map(LibraryBlocksTest::inLibrary).toList(), network(members));
  }

  private static String inLibrary(String source) {
    return "package lib; import dev.lathe.nn.*;\n" + source;
  }

  private static String network(String members) {
    return "package app; " + IMPORTS + "@Network(input = 16) @MSELoss @Adam class Net {\n" + members
        + "\n}\n";
  }

  @ParameterizedTest
  @MethodSource("programs")
  void generatedCodeIsTheSame(Program program, @TempDir Path folder) throws IOException {
    Library compiled = Library.in(folder).compile(program.library().toArray(String[]::new));
    assertEquals(together(program), generated(compiled.use(program.network())));
  }

  /** What is generated of the network where the library's sources are compiled with it. */
  static Map<String, String> together(Program program) throws IOException {
    Map<String, String> generated = generated(Compiler.javac()
        .withProcessors(new NetworkProcessor())
        .compile(
            Library.files(Stream.concat(program.library().stream(), Stream.of(program.network()))
                .toArray(String[]::new))));
    generated.keySet().removeIf(name -> name.startsWith("lib/"));
    assertTrue(generated.size() > 5, generated.keySet().toString());
    return generated;
  }

  /** As javac inlines constants, so that class files do not need the classes that they come from. */
  @Test
  void classesOfConstantsAreNotNeeded(@TempDir Path folder) throws IOException {
    String sizes = inLibrary("public class Sizes { public static final int WIDE = 24; }");
    String block = inLibrary(
        "@Block public class Wide { private static final int W = Sizes.WIDE; @Linear(W) Layer one; }");
    String network = network("Wide wide;");
    Program program = new Program("constants", List.of(sizes, block), network);
    Library compiled = Library.in(folder).compile(sizes, block).without("lib/Sizes.class");
    assertEquals(together(program), generated(compiled.use(network)));
  }

  @Test
  void classesWithoutPackage(@TempDir Path folder) throws IOException {
    String imports = "import dev.lathe.nn.*; import dev.lathe.optim.*; ";
    String block = imports + "@Block class Part { static final int W = Args.FIRST;"
        + " record Two(Tensor one, Tensor other) {} @Linear(W) Layer one;"
        + " Tensor forward(Tensor x) { return two(one.forward(x), x).one(); }"
        + " Two two(Tensor x, Tensor y) { return new Two(x, y); } }";
    String network =
        imports + "@Network(input = 3) @MSELoss @SGD class Net { @Args(4) Part part; }";
    Program program = new Program("unnamed", List.of(block), network);
    Map<String, String> expected = together(program);
    expected.remove("Part_Block.java");
    Library compiled = Library.in(folder).compile(block);
    assertEquals(expected, generated(compiled.use(network)));
  }

  /** Public or not is javac's business. */
  @Test
  void blocksThatCannotBeSeenAreErrorsOfJavac(@TempDir Path folder) throws IOException {
    Library library =
        Library.in(folder).compile(inLibrary("@Block class Hidden { @Linear(4) Layer one; }"));
    Compilation compilation = library.use(network("lib.Hidden hidden;"));
    assertThat(compilation).hadErrorContaining("Hidden is not public in lib");
    assertTrue(
        compilation.errors().stream().noneMatch(error -> error.getMessage(null).startsWith("[L")));
  }
}
