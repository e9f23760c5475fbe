package dev.lathe.io;

import dev.lathe.data.Thrown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostilePickleTest {
  private static final String KNOWN =
      "()}]N\u0088\u0089KMJG\u008AXUt\u0085\u0086\u0087aesuqrhjcQRb\u0080.";

  @TempDir
  Path folder;

  private Path file = Path.of("");

  @BeforeEach
  void nameFile() {
    file = folder.resolve("w.pt");
  }

  private void assertRefused(String pickle, String... parts) throws IOException {
    Files.write(file, Pickles.zip(Pickles.START + pickle));
    String place = "of a/data.pkl in " + file;
    Thrown.by(WeightsFormatException.class, () -> Weights.read(file), "[L205] expected ", place);
    Thrown.by(WeightsFormatException.class, () -> Weights.read(file), parts);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "os\nsystem",
        "posix\nsystem",
        "builtins\neval",
        "__builtin__\nexec",
        "torch._utils\n_rebuild_sparse_tensor",
        "torch._utils\n_rebuild_qtensor",
        "torch._utils\n_rebuild_tensor_v22",
        "torch.storage\n_load_from_bytes",
        "torch\nload",
        "torch\nnull",
        "torch\nFloatTensor",
        "torch\nComplexDoubleStorage",
        "torch.nn.modules.linear\nLinear",
        "collections\nOrderedDict.fromkeys",
        "collections\ndefaultdict",
        "collections.OrderedDict\n",
        "numpy.core.multiarray\n_reconstruct"
      })
  void namesThatAreNotOnTheList(String name) throws IOException {
    String shown = name.replace('\n', '.');
    assertRefused("}c" + name + "\n(" + Pickles.text("id") + "tR.", "byte 3 of", shown, "GLOBAL");
    assertRefused("(i" + name + "\n.", "byte 3 of", "INST of the class " + shown);
    String[] parts = name.split("\n", -1);
    assertRefused(
        Pickles.text(parts[0]) + Pickles.text(parts[1]) + "\u0093.",
        "STACK_GLOBAL of " + shown.substring(0, Math.min(20, shown.length())));
  }

  static List<Integer> refusedOpcodes() {
    return IntStream.range(0, 256).filter(op -> KNOWN.indexOf(op) < 0).boxed().toList();
  }

  @ParameterizedTest
  @MethodSource("refusedOpcodes")
  void opcodesThatAreNotOnTheList(int opcode) throws IOException {
    String arguments = "a\nb\n\1\0\0\0\0\0\0\0";
    assertRefused(
        "NN" + (char) opcode + arguments,
        "byte 4 of",
        "opcode 0x" + Integer.toHexString(opcode) + " ");
  }

  @ParameterizedTest
  @CsvSource({
    "0x81, NEWOBJ",
    "0x92, NEWOBJ_EX",
    "0x82, EXT1",
    "0x50, PERSID",
    "0x6F, OBJ",
    "0x30, POP",
    "0x95, FRAME",
    "0x64, DICT",
    "0x98, READONLY_BUFFER",
    "0x20, of no meaning"
  })
  void opcodesByName(int opcode, String name) throws IOException {
    assertRefused("NN" + (char) opcode, " " + name + "\n");
  }

  @Test
  void wholeModules() throws IOException {
    assertRefused(
        "ctorch.nn.modules.container\nSequential\n)\u0081}.",
        "torch.nn.modules.container.Sequential",
        "torch.save(model.state_dict(), name)");
  }

  @Test
  void laterProtocols() throws IOException {
    assertRefused("\u0080\4.", "byte 2 of", "protocol 4 (PROTO)");
  }

  /** A program, in which {@code #} stands for a tensor and {@code $} for a text, and what it should have. */
  private static final String[] NONSENSE = {
    ".|1 objects on the stack",
    "N(.|1 objects on the stack",
    "N\u0086.|2 objects on the stack",
    "N(NN\u0087.|3 objects on the stack",
    "(NNt)(\u0085.|1 objects on the stack",
    "t.|a mark on the stack",
    "Nu.|a mark on the stack",
    "Ne.|a mark on the stack",
    "}(Nu.|a value for each key",
    "NNNs.|a dictionary",
    "]NNs.|a dictionary",
    "}Na.|a list",
    "}(Ne.|a list",
    "(Nu.|1 objects on the stack",
    "}]Ns.|a key that has a hash",
    "}}Ns.|a key that has a hash",
    "h\5.|nothing as number 5",
    "j\5\0\0\0.|nothing as number 5",
    "q\0.|1 objects on the stack",
    "N)R.|a function to call",
    "$)R.|a function to call",
    "#)R.|a function to call",
    "ctorch\nFloatStorage\n)R.|found: torch.FloatStorage",
    "ctorch\nuint16\n)R.|found: torch.uint16",
    "ccollections\nOrderedDict\nNR.|a tuple of arguments",
    "ccollections\nOrderedDict\n(NtR.|a list of pairs",
    "ccollections\nOrderedDict\n(](NetR.|a list of a key and a value",
    "ccollections\nOrderedDict\n(](](NeetR.|a list of a key and a value",
    "ccollections\nOrderedDict\n(](](]NeetR.|a list of a key and a value",
    "ctorch\nSize\n)R.|a tuple as number 0",
    "ctorch._utils\n_rebuild_parameter\n(NtR.|a tensor as number 0",
    "ctorch._utils\n_rebuild_tensor_v3\n)R.|a dtype as number 6",
    "]}b.|BUILD",
    "#}b.|BUILD",
    "}]b.|a dictionary of attributes",
    "NQ.|'storage' as number 0",
    ")Q.|'storage' as number 0",
    "$Q.|the id of a storage",
    "(X\7\0\0\0storagetQ.|the class of a storage",
    "(X\7\0\0\0storagectorch\nSize\n$$K\1tQ.|the class of a storage",
    "(X\7\0\0\0storagectorch\nFloatStorage\nNNK\1tQ.|the key of a storage",
    "(X\7\0\0\0storagectorch\nFloatStorage\n$$tQ.|a number as number 4",
    "(X\7\0\0\0storagectorch\nFloatStorage\n$$J\u00FF\u00FF\u00FF\u00FFtQ.|from 0 to",
    "(X\7\0\0\0storagectorch\nFloatStorage\n$$K\1(ttQ.|before 0.4",
    "X\2\0\0\0\u00C3(.|UTF-8",
    "U\1\u00FF.|UTF-8",
    "X\u00FF\u00FF\u00FF\u00FFab.|at most 100000000 bytes",
    "X\u00FF\u00FF\0\0ab.|65535 bytes of an opcode",
    "K|1 bytes of an opcode",
    "|or its end",
    "cos\nsystem|1 bytes of an opcode"
  };

  @Test
  void programsThatMakeNoSense() throws IOException {
    for (String line : NONSENSE) {
      int bar = line.lastIndexOf('|');
      String whole = line.substring(0, bar)
          .replace("#", Pickles.floats(Pickles.tuple(6), Pickles.tuple(1)))
          .replace("$", Pickles.text("t"));
      assertRefused(whole, line.substring(bar + 1));
    }
  }

  @Test
  void namesWithoutEnd() throws IOException {
    assertRefused("c" + "x".repeat(1000) + "\ny\n.", "names of at most 200 bytes");
  }

  @Test
  void tensorsThatLeaveTheirStorage() throws IOException {
    long most = Integer.MAX_VALUE;
    assertTensor(Pickles.tuple(7), Pickles.tuple(1), "its last element at byte 28");
    assertTensor(Pickles.tuple(2, 2), Pickles.tuple(5, 1), "its last element at byte 28");
    assertTensor(Pickles.tuple(2), Pickles.tuple(1L << 59), "its last element");
    assertTensor(Pickles.tuple(most, most, 2), Pickles.tuple(1, 1, 1), "more than 2^63 bytes");
    assertTensor(Pickles.tuple(most, most), Pickles.tuple(1L << 40, 1), "more than 2^63 bytes");
    assertTensor(Pickles.tuple(most), Pickles.tuple(0), "2 GiB or more");
    assertTensor(Pickles.tuple(most + 1), Pickles.tuple(1), "from 0 to 2147483647");
    assertTensor(Pickles.tuple(-1), Pickles.tuple(1), "from 0 to 2147483647");
    assertTensor(Pickles.tuple(2), Pickles.tuple(-1), "from 0 to 576460752303423488");
    assertTensor(Pickles.tuple(2), ")", "1 axes and 0 strides");
    assertTensor(Pickles.tuple(new long[65]), Pickles.tuple(new long[65]), "at most 64 axes");
    assertTensor("]", ")", "a tuple as number 2");
    assertTensor("(Nt", "(Nt", "a number as number 0");
    String all = Pickles.storage("FloatStorage", "0", 6);
    String after = Pickles.tensor(all, 6, Pickles.tuple(1), Pickles.tuple(1));
    assertRefused(after + ".", "within its storage of 24 bytes", "from 6");
    String before = Pickles.tensor(all, -1, Pickles.tuple(1), Pickles.tuple(1));
    assertRefused(before + ".", "a number from 0");
    assertRefused(Pickles.tensor("N", 0, ")", ")") + ".", "a storage as number 0");
  }

  private void assertTensor(String shape, String strides, String... parts) throws IOException {
    assertRefused(Pickles.floats(shape, strides) + ".", parts);
  }

  @Test
  void storagesOfOtherSizes() throws IOException {
    for (long elements : new long[] {0, 5, 7, 1L << 40, 1L << 59}) {
      String storage = Pickles.storage("FloatStorage", "0", elements);
      String tensor = Pickles.tensor(storage, 0, Pickles.tuple(0), Pickles.tuple(1));
      Files.write(file, Pickles.zip(Pickles.named("w", tensor)));
      String found = elements < 1L << 30 ? "24 bytes" : "more with a tensor";
      Thrown.by(WeightsFormatException.class, () -> Weights.read(file), found);
    }
    String one = Pickles.floats(Pickles.tuple(6), Pickles.tuple(1));
    String other = one.replace("FloatStorage", "IntStorage");
    assertRefused("(" + one + other + "t.", "of torch.FloatStorage", "of torch.IntStorage");
    String missing = Pickles.tensor(Pickles.storage("ByteStorage", "k", 1), 0, ")", ")");
    Files.write(file, Pickles.zip(Pickles.named("w", missing)));
    Thrown.by(
        WeightsFormatException.class, () -> Weights.read(file), "\"a/data/k\"", "no such entry");
  }

  @Test
  void namesThatComeTwice() throws IOException {
    String tensor = Pickles.floats(Pickles.tuple(6), Pickles.tuple(1));
    String inner = "}" + Pickles.text("b") + tensor + "s";
    String both = "}(" + Pickles.text("a") + inner + Pickles.text("a.b") + tensor + "u.";
    assertRefused(both, "every name once", "'a.b' again");
  }

  @Test
  void noEndOfNesting() throws IOException {
    assertRefused("}q\0Nh\0s.", "nested at most 64 deep", "deeper");
    assertRefused("]q\0h\0a.", "nested at most 64 deep", "deeper");
    assertRefused("]".repeat(100) + "a".repeat(99) + ".", "nested at most 64 deep");
    StringBuilder doubled = new StringBuilder("]");
    for (int i = 0; i < 60; i++) {
      doubled.append("q\0(h\0h\0t");
    }
    assertRefused(doubled + ".", "at most 4194304", "more");
  }

  @Test
  void tooMuchOfEverything() throws IOException {
    assertRefused("N".repeat(Pickle.MOST_STEPS + 1) + ".", "at most 4000000 opcodes");
    String list = "](" + "](K\1Ne".repeat(1000) + "eq\0";
    String copy = "ccollections\nOrderedDict\nq\1" + "(h\1h\0\u0085R".repeat(1000);
    assertRefused(list + copy + ".", "at most 4000000 opcodes");
    String name = Pickles.text("n".repeat(100_000)) + "q\1";
    String tensor = Pickles.floats(Pickles.tuple(6), Pickles.tuple(1));
    String names = name + tensor + "q\0" + "}h\1h\0s".repeat(100);
    assertRefused("(" + names + "t.", "names of at most 4194304 characters");
  }

  @Test
  void manyCopiesOfALittle() throws IOException {
    String wide = Pickles.floats(Pickles.tuple(2_000_000), Pickles.tuple(0));
    assertRefused("(" + wide.repeat(5) + "t.", "16 times the file's size", "tensor.clone()");
  }

  @Test
  void aPickleThatIsCutAnywhere() throws IOException {
    String pickle = Pickles.named("w", Pickles.floats(Pickles.tuple(6), Pickles.tuple(1)));
    for (int length = 2; length < pickle.length(); length++) {
      assertRefused(pickle.substring(2, length), "the end of the data after ");
    }
  }
}
