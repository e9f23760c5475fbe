package dev.lathe.processor;

import dev.lathe.processor.backend.CompiledNetwork;
import dev.lathe.processor.diag.Code;
import dev.lathe.processor.diag.Problems;
import dev.lathe.processor.spec.NetworkSpec.Shipping;
import dev.lathe.processor.weights.Differences;
import dev.lathe.processor.weights.MalformedException;
import dev.lathe.processor.weights.SavedWeights;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;

/** Finds the file of {@code weights}, checks it against the network, and puts it beside the generated classes. */
final class PackWeights {
  /** The option's name: a folder to look in first, or {@code off}. */
  static final String OPTION = "lathe.weights";

  private static final String OFF = "off";
  private static final String FINGERPRINT = "lathe.fingerprint";
  private static final String TRAIN_FIRST =
      "put there what save wrote, or compile with -A" + OPTION + "=off to train first";

  private final Resources resources;
  private final Optional<String> folder;

  PackWeights(ProcessingEnvironment environment) {
    Map<String, String> options = environment.getOptions();
    this.resources = new Resources(environment);
    this.folder = Optional.ofNullable(options.get(OPTION));
  }

  /** What is in the file; empty where there is none, or something was reported. */
  Optional<SavedWeights> run(CompiledNetwork network, TypeElement type, Problems problems)
      throws IOException {
    Shipping shipping = network.spec().shipping();
    if (shipping.weights().isEmpty() && shipping.predictor()) {
      report(
          problems,
          shipping,
          "weights in @Network where inference is true",
          "none",
          "name the file that save wrote: weights = \"digits.safetensors\", say");
    }
    if (shipping.weights().isEmpty() || folder.filter(OFF::equals).isPresent()) {
      return Optional.empty();
    }
    Optional<Resources.Content> file = find(network, problems);
    Optional<SavedWeights> weights = file.isEmpty()
        ? Optional.empty()
        : read(file.get(), shipping, problems)
            .filter(read -> fits(read, network, shipping, problems));
    if (weights.isPresent()) {
      String path = path(network);
      resources.write(path, file.get(), type);
      resources.write(
          metadata(network), () -> new java.io.ByteArrayInputStream(included(path)), type);
    }
    return weights;
  }

  private static void report(
      Problems problems, Shipping shipping, String expected, String found, String fix) {
    problems.report(Code.L128, shipping.where(), expected, found, fix);
  }

  /** The resource's path from the root, as {@link Class#getResource} sees the name. */
  private static String path(CompiledNetwork network) {
    String name = network.spec().shipping().weights();
    String packageName = network.spec().type().packageName();
    if (name.startsWith("/")) {
      return name.substring(1);
    }
    return packageName.isEmpty() ? name : packageName.replace('.', '/') + "/" + name;
  }

  /** javac takes names that are URIs and lead nowhere else. */
  private static boolean isName(String path) {
    try {
      return new URI(path).getScheme() == null
          && Stream.of(path.split("/", -1)).noneMatch(List.of("", ".", "..")::contains);
    } catch (URISyntaxException blank) {
      return false;
    }
  }

  private Optional<Resources.Content> find(CompiledNetwork network, Problems problems) {
    Shipping shipping = network.spec().shipping();
    String path = path(network);
    if (!isName(path)) {
      report(
          problems,
          shipping,
          "the name of a file that javac takes, with a slash between folders",
          '"' + shipping.weights() + '"',
          "write weights = \"digits.safetensors\", say, without blanks");
      return Optional.empty();
    }
    try {
      Optional<Resources.Content> found = folder
          .flatMap(named -> Resources.in(Path.of(named), shipping.weights().replaceFirst("^/", "")))
          .or(() -> resources.find(path));
      if (found.isEmpty()) {
        String beside = folder.map(named -> "; nor in " + named).orElse("");
        String nothing = "nothing at " + path + " on the source path and the class path" + beside;
        report(problems, shipping, "a file of weights", nothing, TRAIN_FIRST);
      }
      return found;
    } catch (InvalidPathException unusable) {
      report(
          problems,
          shipping,
          "-A" + OPTION + " to name a folder",
          String.valueOf(unusable.getMessage()),
          "name one");
    }
    return Optional.empty();
  }

  private static Optional<SavedWeights> read(
      Resources.Content file, Shipping shipping, Problems problems) {
    try (InputStream bytes = file.open()) {
      return Optional.of(SavedWeights.read(bytes));
    } catch (MalformedException malformed) {
      String found = String.valueOf(malformed.getMessage());
      report(
          problems,
          shipping,
          "a safetensors file in " + shipping.weights(),
          found,
          "write the file anew, or convert it");
    } catch (IOException unreadable) {
      report(
          problems,
          shipping,
          "a file that can be read as " + shipping.weights(),
          unreadable.toString(),
          "look at the file");
    }
    return Optional.empty();
  }

  private static boolean fits(
      SavedWeights weights, CompiledNetwork network, Shipping shipping, Problems problems) {
    List<String> found = new ArrayList<>(Differences.of(network.saved(), weights.tensors()));
    String fingerprint = weights.metadata().getOrDefault(FINGERPRINT, network.fingerprint());
    if (!fingerprint.equals(network.fingerprint())) {
      found.add(
          found.isEmpty()
              ? "fingerprint " + fingerprint
                  + ": names and shapes agree, so layers, their options, features or labels were changed"
              : "fingerprint " + fingerprint);
    }
    if (!found.isEmpty()) {
      problems.report(
          Code.L129,
          shipping.where(),
          "the weights of " + String.join(".", network.spec().type().simpleNames())
              + ", fingerprint " + network.fingerprint() + ", in " + shipping.weights(),
          String.join("; ", found),
          "change the network back, or train it anew: -A" + OPTION + "=off compiles it without");
    }
    return found.isEmpty();
  }

  private static String metadata(CompiledNetwork network) {
    return "META-INF/native-image/lathe/" + network.spec().type().qualifiedFlatName()
        + "/resource-config.json";
  }

  /** What GraalVM's native-image is told, so that the resource is in the program that it makes. */
  private static byte[] included(String path) {
    return """
        {
          "resources": {
            "includes": [
              {"pattern": "\\\\Q%s\\\\E"}
            ]
          }
        }
        """.formatted(path).getBytes(StandardCharsets.UTF_8);
  }
}
