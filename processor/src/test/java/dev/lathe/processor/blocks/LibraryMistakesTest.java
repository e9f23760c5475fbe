package dev.lathe.processor.blocks;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import dev.lathe.processor.errors.Mistakes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mistakes in and with blocks out of class files stand where the block is used, and say where they are. */
class LibraryMistakesTest {
  private static final String HEAD =
      "package lib; import dev.lathe.nn.*; import static dev.lathe.nn.Args.*;\n";
  private static final String TWO = HEAD + """
      /**
       * Two of them.
       */
      @Block
      public class Two {
        private static final int WIDTH = FIRST;
        @Linear(WIDTH) Layer left;
        @Linear(4) Layer right;

        public Tensor forward(Tensor x) {
          return both(left.forward(x)
              .relu(), right.forward(x));
        }

        private Tensor both(Tensor a, Tensor b) { return a.add(b); }
      }
      """;
  private static final String OUTER = HEAD + """
      @Block public class Outer {
        @Args(8) Two two;
        public Tensor forward(Tensor x) { return two.forward(x); }
      }
      """;

  @TempDir
  private Path folder;

  private Library library;

  @BeforeEach
  void emptyLibrary() throws IOException {
    library = Library.in(folder);
  }

  /** The messages of errors at these lines of the network, whose fields begin with line 2. */
  private String messages(String fields, Integer... lines) {
    Compilation compilation = library.use("package app; import dev.lathe.nn.*;"
        + " import dev.lathe.optim.*; import lib.*; @Network(input = 32) @MSELoss @SGD class Net {\n"
        + fields + "\n}\n");
    assertThat(compilation).failed();
    assertEquals(
        List.of(lines),
        compilation.errors().stream().map(error -> (int) error.getLineNumber()).toList(),
        () -> compilation.errors().toString());
    return compilation.errors().stream().map(Mistakes::message).collect(Collectors.joining("\n"));
  }

  @Test
  void shapesThatDoNotBroadcast() throws IOException {
    library.compile(TWO);
    assertEquals("""
        [L101] expected two shapes that can be broadcast together for add
        found: B x 8 and B x 4: input B x 32 -> two.left B x 8 -> relu B x 8 and input B x 32 -> two.right B x 4, at a.add(b) (Two.java:16)
        fix:   make the shapes agree; dimensions are counted from the batch, which is 0""", messages("""
            @Args(4) Two good;
            @Args(8) Two two;
            Tensor forward(Tensor x) { return two.forward(x).add(good.forward(x)); }""", 3));
  }

  @Test
  void blockOfABlock() throws IOException {
    library.compile(TWO, OUTER);
    assertEquals("""
        [L101] expected two shapes that can be broadcast together for add
        found: B x 8 and B x 4: input B x 32 -> outer.two.left B x 8 -> relu B x 8 and input B x 32 -> outer.two.right B x 4, at a.add(b) (Two.java:16)
        fix:   make the shapes agree; dimensions are counted from the batch, which is 0""", messages("Outer outer;", 2));
  }

  @Test
  void layersInOrder() throws IOException {
    library.compile(HEAD + """
        @Block public class Row {
          @Linear(8) Layer flat;
          @Conv2d(out = 8, kernel = 3) Layer conv;
        }
        """);
    assertEquals("""
        [L101] expected an input of 3 dimensions (channels x height x width) for Conv2d 'row.conv'
        found: 8 from flat (Row.java:3), at conv (Row.java:4)
        fix:   put the layer where pictures are, or give them a channel dimension: @Network(input = {1, 28, 28})""", messages("Row row;", 2));
  }

  @Test
  void numbersOutOfRangeWhereTheyAreGiven() throws IOException {
    library.compile(TWO);
    assertEquals("""
        [L122] expected at least 1 numbers in @Args for Two
        found: none
        fix:   write @Args with one number for each constant of Two
        [L102] expected the value of @Linear to be at least 1
        found: 0, at left (Two.java:8)
        fix:   write 1 or more""", messages("""
            @Args(4) Two good;
            @Args(0) Two small;
            Two none;""", 4, 3));
  }

  @Test
  void statementsThatAreNotRead() throws IOException {
    library.compile(HEAD + """
        @Block public class Timed {
          @Linear(8) Layer flat;
          @Linear(8) Layer spare;
          public Tensor forward(Tensor x) {
            return System.nanoTime() > 0 ? x : flat.forward(x);
          }
        }
        """);
    assertEquals("""
        [L119] expected a condition that is known while compiling
        found: System.nanoTime() > 0, at System.nanoTime() > 0 (Timed.java:6)
        fix:   use constants; to choose between tensors element by element write condition.where(a, b)""", messages("Timed timed;", 2));
  }

  @Test
  void partsThatAreNotUsed() throws IOException {
    library.compile(HEAD + """
        @Block public class Spare {
          @Linear(8) Layer flat;
          @Linear(8) Layer spare;
          public Tensor forward(Tensor x) { return flat.forward(x); }
        }
        """);
    assertEquals("""
        [L123] expected every layer to be used in forward or loss
        found: spare, which is not, at spare (Spare.java:4)
        fix:   use it, or remove the field""", messages("Spare one;", 2));
  }

  @Test
  void withoutTheProcessor() throws IOException {
    library.compile(List.of(), List.of(), TWO, OUTER);
    assertEquals("""
        [L126] expected block Two to have been compiled with its source beside it
        found: a class file without it: no class lib.Two_Block
        fix:   compile Two with lathe-processor on the processor path, or its source together with the network
        [L126] expected block Outer to have been compiled with its source beside it
        found: a class file without it: no class lib.Outer_Block
        fix:   compile Outer with lathe-processor on the processor path, or its source together with the network
        [L102] expected the value of @Linear to be at least 1
        found: 0
        fix:   write 1 or more""", messages("@Args(4) Two two;\nOuter outer;\n@Linear(0) Layer last;", 2, 3, 4));
  }

  @Test
  void blockOfABlockWithoutTheProcessor() throws IOException {
    library.compile(List.of(), List.of(), TWO);
    library.compile(OUTER);
    assertEquals("""
        [L126] expected block Two to have been compiled with its source beside it
        found: a class file without it: no class lib.Two_Block, at two (Outer.java:3)
        fix:   compile Two with lathe-processor on the processor path, or its source together with the network""", messages("Outer outer;", 2));
  }

  /** A class beside the block as no processor of ours writes it. */
  private String foreign(String options) throws IOException {
    library.compile(
        List.of(),
        List.of(),
        HEAD + "@Block public class Part { @Linear(4) Layer one; }",
        HEAD + "@BlockSource(" + options + ") interface Part_Block {}");
    String message = messages("Part part;", 2);
    String expected =
        "[L126] expected block Part to have been compiled with its source beside it\nfound: ";
    assertEquals(expected, message.substring(0, Math.min(expected.length(), message.length())));
    return message.substring(expected.length());
  }

  @Test
  void anotherVersion() throws IOException {
    assertEquals("""
        version 2 of it, where this processor reads 1
        fix:   compile both with the same version of lathe-processor""", foreign("version = 2, file = \"\", line = 1, value = \"\""));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      class Part { @Linear(4 Layer one; } | text that is not Java: ')'
      class Part { void f() { x = ; } } | text that is not Java: illegal start of expression in its line 1
      ''                              | text that is not the class Part
      class Other { Layer one; }      | text that is not the class Part
      class Part { Layer one; } class More {} | text that is not the class Part
      class Part { Layer other; }     | the source of a class with other fields than Part has
      class Part { Layer one, two; }  | the source of a class with other fields than Part has
      """)
  void textThatIsNotTheBlock(String text, String found) throws IOException {
    String message = foreign("version = 1, file = \"\", line = 1, value = \"" + text + "\"");
    assertTrue(message.startsWith(found), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "{", "x = "})
  void textThatIsNestedWithoutEnd(String opening) throws IOException {
    String text = "\"" + opening.repeat(10_000) + "\", ";
    String message = foreign("version = 1, file = \"\", line = 1, value = {"
        + "\"class Part { Layer one; void f() { \", " + text.repeat(10) + "\"}}\"}");
    assertEquals("text that is nested too deeply", message.lines().findFirst().orElse(""));
  }

  /** Nothing but what networks may say is done: the text would end the compiler if it were run. */
  @Test
  void textIsNeverRun() throws IOException {
    library.compile(
        List.of(),
        List.of(),
        HEAD + "@Block public class Part { @Linear(4) Layer one;"
            + " public Tensor forward(Tensor x) { return one.forward(x); } }",
        HEAD + """
        @BlockSource(version = 1, file = "Part.java", line = 7, value = {
          "class Part { Layer one;", "static { java.lang.Runtime.getRuntime().halt(3); }\\n",
          "Tensor forward(Tensor x) { java.lang.Runtime.getRuntime().halt(3); return x; } }"})
        interface Part_Block {}
        """);
    assertEquals("""
        [L118] expected tensors, layers, blocks, constants, loops over them and helper methods in a network's methods
        found: Runtime.getRuntime(), at Runtime.getRuntime() (Part.java:8)
        fix:   call methods of tensors, layers, blocks and the class itself""", messages("Part part;", 2));
  }

  @Test
  void namesThatAreTaken() {
    Mistakes.in("""
        class Parts {
          @Block static class One { @Linear(4) Layer one; } // <- L109
        }
        """, "class Parts_One_Block {}");
  }
}
