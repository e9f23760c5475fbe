package dev.lathe.tests.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.io.DType;
import dev.lathe.io.TensorData;
import dev.lathe.io.Weights;
import dev.lathe.io.WeightsFormatException;
import dev.lathe.tests.Refusal;
import dev.lathe.tests.Site;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checkpoints of {@code torch.save}: of this version, and of others that people have published. */
class PythonTorchTest {
  private static final Pattern FILE =
      Pattern.compile("\"([^\"]+)\": \\{\"bytes\": \\d+,\"container\": \"([a-z-]+)\"");
  private static final Pattern TENSOR = Pattern.compile(
      "\"([^\"]+)\": \\{\"dtype\": \"(\\w+)\",\"shape\": \\[([^]]*)],.*?\"bytes_sha256\": \"(\\w+)\"");

  @TempDir
  private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"torch.pt", "torch-unchecked.pt", "torch-old.pt"})
  void tensorsAreThoseThatPythonHas(String name) throws IOException {
    List<String> expected = new ArrayList<>(Files.readAllLines(Site.reference("torchfiles.txt")));
    if (name.equals("torch-old.pt")) { // in which torch.load does not take the younger types
      expected.removeIf(line -> line.matches("types\\.(float8_.*|uint(16|32|64))\\|.*"));
    }
    assertEquals(expected, described(Weights.read(Site.reference(name))));
  }

  /** The hash is that of a file that torch.load took, mapped into memory and not, and that had these tensors. */
  @Test
  void torchLoadsWhatIsWritten() throws IOException {
    Path file = folder.resolve("written.pt");
    Weights.write(file, Weights.read(Site.reference("torch.pt")));
    String expected = Files.readString(Site.reference("torch-written.txt")).strip();
    assertEquals(expected, hash(Files.readAllBytes(file)));
  }

  @Test
  void filesOfOthers() throws IOException {
    int files = 0;
    int tensors = 0;
    try (ZipFile zip = new ZipFile(Site.shared("pack/pytorch.zip").toFile())) {
      String goldens =
          new String(bytes(zip, "goldens.json"), StandardCharsets.UTF_8).replaceAll("\\n *", "");
      for (Matcher each = FILE.matcher(goldens); each.find(); files++) {
        Path file = folder.resolve(each.group(1));
        Files.write(file, bytes(zip, each.group(1)));
        int end = goldens.indexOf("\"container\"", each.end());
        String golden = goldens.substring(each.end(), end < 0 ? goldens.length() : end);
        tensors += check(file, golden);
      }
    }
    assertEquals(47, files);
    assertEquals(1560, tensors);
  }

  private static int check(Path file, String golden) throws IOException {
    if (golden.contains("load_error_weights_only")) {
      Refusal.check(WeightsFormatException.class, "L205", () -> Weights.read(file), "at byte ");
      return 0;
    }
    List<String> expected = TENSOR
        .matcher(golden.replace("\"tensors\": {", ""))
        .results()
        .map(tensor -> String.join(
            "|",
            tensor.group(1),
            tensor.group(2),
            tensor.group(3).replace(",", " "),
            tensor.group(4)))
        .toList();
    assertEquals(expected, described(Weights.read(file)), file.toString());
    assertTrue(expected.size() > 0, file.toString());
    return expected.size();
  }

  private static byte[] bytes(ZipFile zip, String name) throws IOException {
    return zip.getInputStream(zip.getEntry("pytorch/" + name)).readAllBytes();
  }

  /** As the script writes it: name, type, shape and hash. */
  private static List<String> described(Map<String, TensorData> tensors) {
    return tensors.entrySet().stream()
        .map(entry -> String.join(
            "|",
            entry.getKey(),
            python(entry.getValue().dtype()),
            Arrays.stream(entry.getValue().shape())
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(" ")),
            hash(entry.getValue().bytes())))
        .toList();
  }

  private static String python(DType type) {
    String name = type.name().toLowerCase(Locale.ROOT);
    return switch (type) {
      case BOOL -> name;
      case BF16 -> "bfloat16";
      case C64 -> "complex64";
      case F8_E4M3 -> "float8_e4m3fn";
      case F8_E8M0 -> "float8_e8m0fnu";
      default ->
        (name.startsWith("f") ? "float" : name.startsWith("u") ? "uint" : "int")
            + name.substring(1);
    };
  }

  private static String hash(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
