package dev.lathe.tests.userproject;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.tests.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract's program that lists the tensors of files, on files that others wrote. */
class InspectTest {
  private static final Pattern TENSOR = Pattern.compile(
      "\"([^\"]+)\":\\{\"dtype\":\"(\\w+)\",\"shape\":(\\[[^]]*]),\"data_offsets\":\\[[^]]*],\"bytes_sha256\":\"(\\w+)\"");

  @Test
  void listsArraysAndSafetensors(@TempDir Path folder) throws IOException {
    Path sources = Site.shared("contract/files");
    Path pack = Folders.unpack(Site.shared("pack/safetensors.zip"), folder);
    UserProject project =
        UserProject.create("inspect").sources("contract/files", sources).build();
    List<String> files = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    goldens(pack.resolve("safetensors"), files, expected);
    references(Site.reference("arrays"), files, expected);
    List<String> refused = new ArrayList<>();
    List<String> listed = new ArrayList<>();
    project.run("contract.files.Inspect", files.toArray(String[]::new)).lines().forEach(line -> {
      if (line.contains("\trefused\t[L205] ")) {
        refused.add(line);
      } else if (line.contains("\t")) {
        listed.add(line);
      }
    });
    assertEquals(expected.stream().sorted().toList(), listed.stream().sorted().toList());
    assertEquals(12, refused.size());
    assertTrue(listed.size() > 80, listed.size() + " tensors");
  }

  private static void goldens(Path folder, List<String> files, List<String> expected)
      throws IOException {
    String goldens = Files.readString(folder.resolve("goldens.json")).replaceAll("\\s", "");
    for (String name :
        List.of("burn-multi_layer-multi_layer", "burn-weights-mnist", "candle-jfk-codes")) {
      String file = folder.resolve(name + ".safetensors").toString();
      String part = goldens.substring(goldens.indexOf("\"" + name + ".safetensors\""));
      int end = part.indexOf(".safetensors\":", name.length() + 14);
      Matcher tensor = TENSOR.matcher(end < 0 ? part : part.substring(0, end));
      while (tensor.find()) {
        String shape = tensor.group(3).replace(",", ", ");
        expected.add(
            String.join("\t", file, tensor.group(1), tensor.group(2), shape, tensor.group(4)));
      }
      files.add(file);
    }
  }

  private static void references(Path folder, List<String> files, List<String> expected)
      throws IOException {
    for (String line : Files.readAllLines(Site.reference("arrays.txt"))) {
      String[] parts = line.split("\\|", -1);
      String file = folder.resolve(parts[0]).toString();
      boolean ascii =
          line.chars().allMatch(c -> c < 128); // what is printed is in the system's encoding
      if (parts[0].equals("rounded") || parts[0].equals("stored.npz") || !ascii) {
        continue;
      }
      if (!parts[0].equals("deflated.npz") && !files.contains(file)) {
        files.add(file);
      }
      if (parts.length == 5 && files.contains(file)) {
        expected.add(String.join("\t", file, parts[1], parts[2], parts[3], parts[4]));
      }
    }
  }
}
