package dev.lathe.tests.userproject;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.tests.Site;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs that Lathe's API was agreed by, unchanged, on real data. */
class ContractProgramsTest {

  @Test
  void quickstart(@TempDir Path out) throws IOException {
    Path sources = Site.shared("contract/quickstart");
    Path mnist = Site.shared("pack/data/mnist");
    UserProject project =
        UserProject.create("quickstart").sources("contract/quickstart", sources).build();
    String output = project.run("contract.quickstart.Quickstart", mnist.toString(), out.toString());

    List<String> lines = output.lines().toList();
    assertTrue(lines.get(0).startsWith("Digits: @CrossEntropyLoss, @SGD("), output);
    assertEquals(
        3, lines.stream().filter(line -> line.matches("epoch [123]/3: loss .*")).count(), output);
    assertTrue(lines.contains("epochs 3"), output);
    assertTrue(Printed.number(output, "accuracy (0\\.\\d{4}), average loss") >= 0.97, output);
    assertTrue(Printed.number(output, "average loss (0\\.\\d{6})") < 0.12, output);
    assertTrue(lines.contains("predicted 7, actual 7"), output);
    assertEquals((byte) 'P', Files.readAllBytes(out.resolve("digits.png"))[1]);
    assertTrue(Files.size(out.resolve("digits.safetensors")) > 4 * 669_706);
  }

  @Test
  void tabular() throws IOException {
    Path sources = Site.shared("contract/tabular");
    Path iris = Site.shared("pack/data/tabular/iris.csv");
    UserProject project =
        UserProject.create("tabular").sources("contract/tabular", sources).build();
    String output = project.run("contract.tabular.Iris", iris.toString());
    assertTrue(Printed.number(output, "SETOSA (\\d\\.\\d{3}); accuracy") > 0.5, output);
    assertTrue(Printed.number(output, "accuracy (\\d\\.\\d{3})\n") > 0.9, output);
    assertEquals(
        60, output.lines().filter(line -> line.matches("epoch \\d+/60: .*")).count());
  }

  @Test
  void ownLoop() throws IOException {
    Path sources = Site.shared("contract/ownloop");
    UserProject project =
        UserProject.create("ownloop").sources("contract/ownloop", sources).build();
    String output = project.run("contract.ownloop.OwnLoop");
    assertEquals(
        2, Printed.number(output, "prediction for \\(1, 1\\): (\\d\\.\\d+)"), 0.01, output);
  }

  @Test
  void residual() throws IOException {
    Path sources = Site.shared("contract/residual");
    Path cifar = Site.shared("pack/data/cifar10");
    UserProject project = UserProject.createWithVectors("residual")
        .sources("contract/residual", sources)
        .build();
    String output = project.run("contract.residual.TrainCifar", cifar.toString());
    assertTrue(Printed.number(output, "accuracy (0\\.\\d{4})\n") >= 0.52, output);
    assertTrue(output.contains(", 2304 weights in stage1.0.conv1"), output);
  }

  /** The program's own loop, and the same by hand, whose last losses can be seen. */
  @Test
  void generative(@TempDir Path folder) throws IOException {
    Path sources = Site.shared("contract/generative");
    Path text = folder.resolve("shakespeare.txt");
    try (InputStream packed = new GZIPInputStream(
        Files.newInputStream(Site.shared("pack/data/text/tinyshakespeare.txt.gz")))) {
      Files.copy(packed, text);
    }
    UserProject project = UserProject.createWithVectors("generative")
        .sources("contract/generative", sources)
        .source("contract/generative/LastLosses.java", UserProject.read("LastLosses.java"))
        .build();
    String output = project.run("contract.generative.LastLosses", text.toString());
    assertTrue(Printed.number(output, "last hundred (\\d\\.\\d+)") < 2.1, output);
    Path start = folder.resolve("start.txt");
    Files.writeString(start, Files.readString(text).substring(0, 20_000));
    String written = project.run("contract.generative.Write", start.toString());
    assertTrue(written.contains("logits 6144"), written);
  }

  /** On a data set of each kind; what the readers make of the files is looked at by the runtime's own tests. */
  @Test
  void datasets(@TempDir Path folder) throws IOException {
    Path sources = Site.shared("contract/datasets");
    Path data = Site.shared("pack/data");
    Path images = Folders.unpack(data.resolve("cifar10/png-folder.zip"), folder.resolve("images"));
    Path cells = Folders.unpack(data.resolve("bccd/bccd.zip"), folder.resolve("cells"));
    Path sounds = Folders.unpack(data.resolve("fsdd/recordings.zip"), folder.resolve("sounds"));
    UserProject project =
        UserProject.create("datasets").sources("contract/datasets", sources).build();
    String test = survey(project, "mnist-test", data.resolve("mnist"));
    assertTrue(test.startsWith("10000 {0=980, 1=1135, 2=1032, 3=1010, "), test);
    Path batch = data.resolve("cifar10/data_batch_1.bin.gz");
    String cifar = survey(project, "cifar10", batch);
    assertTrue(cifar.startsWith("2000 {0=192, 1=183, 2=210, 3=200, "), cifar);
    String folders = survey(project, "folder", images);
    assertTrue(folders.startsWith("classes [airplane, automobile, bird, "), folders);
    String voc = survey(project, "voc", cells);
    assertTrue(voc.startsWith("640x480 1:260.0,177.0,491.0,376.0 0:78.0,336.0,184.0,435.0 "), voc);
    assertEquals(256, voc.lines().count());
    String yolo = survey(project, "yolo", cells);
    assertEquals(256, yolo.lines().count());
    String wav = survey(project, "wav", sounds.resolve("0_jackson_0.wav"));
    assertEquals("8000 Hz, 1 channels, 5148 frames\n", wav);
  }

  /** A line for each tensor; what the tensors are is looked at by {@code PythonTorchTest}. */
  @Test
  void files(@TempDir Path folder) throws IOException {
    Path sources = Site.shared("contract/files");
    Path torch = Folders.unpack(Site.shared("pack/pytorch.zip"), folder).resolve("pytorch");
    UserProject project =
        UserProject.create("files").sources("contract/files", sources).build();
    String mask = torch.resolve("burn-test_data-bool.pt").toString();
    String views = torch.resolve("burn-test_data-legacy_uncloned_views.pt").toString();
    String broken = torch.resolve("burn-test_data-broken.pt").toString();
    String safe = Site.reference("foreign.safetensors").toString();
    String output = project.run("contract.files.Inspect", mask, views, broken, safe);
    List<String> lines = output.lines().toList();
    assertEquals(
        mask + "\ttensor\tBOOL\t[5]\t"
            + "f613059cfba2cf127dd8644df2407b0472882b5be6674997c8e0fea11299b20f",
        lines.get(0));
    assertTrue(lines.get(1).startsWith(views + "\ttensor1\tF32\t[10]\t8f8203a07402968e"), output);
    assertTrue(lines.get(2).startsWith(views + "\ttensor2\tF32\t[10]\t62e423cd8d67f2b2"), output);
    assertTrue(lines.get(3).startsWith(broken + "\trefused\t[L205] expected "), output);
    assertEquals(6, lines.stream().filter(line -> line.startsWith(safe + "\t")).count(), output);
  }

  private static String survey(UserProject project, String kind, Path path) throws IOException {
    return project.run("contract.datasets.Survey", kind, path.toString());
  }
}
