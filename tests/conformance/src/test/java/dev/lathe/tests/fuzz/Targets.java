package dev.lathe.tests.fuzz;

import dev.lathe.audio.Wav;
import dev.lathe.data.Csv;
import dev.lathe.data.Dataset;
import dev.lathe.data.Stored;
import dev.lathe.io.Archive;
import dev.lathe.io.MappedWeights;
import dev.lathe.io.Weights;
import dev.lathe.text.AgNews;
import dev.lathe.text.BytePairEncoding;
import dev.lathe.text.LineDataset;
import dev.lathe.text.Vocabulary;
import dev.lathe.text.WordPiece;
import dev.lathe.vision.Cifar10;
import dev.lathe.vision.Coco;
import dev.lathe.vision.Image;
import dev.lathe.vision.ImageFolder;
import dev.lathe.vision.Mnist;
import dev.lathe.vision.Voc;
import dev.lathe.vision.Yolo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All readers there are, each with files of its own. */
final class Targets {
  private Targets() {}

  static List<Target> all() throws IOException {
    List<Target> all = new ArrayList<>(pictures());
    all.addAll(List.of(
        Target.ofData("idx", Seeds.idx(), Mnist::train),
        Target.ofData(
            "cifar",
            Map.of("a.bin", Seeds.cifar(), "b.bin.gz", Seeds.gzip(Seeds.cifar())),
            folder -> Cifar10.load(folder.resolve("a.bin"), folder.resolve("b.bin.gz"))),
        new Target(
            "wav", Map.of("a.wav", Seeds.wav()), folder -> Wav.read(folder.resolve("a.wav"))),
        Target.ofData(
            "csv",
            Map.of("a.csv", Seeds.text("size,kind,cost\n1.5,\"A\",2\n-3e2,B,4.25\n0,\"A\",-1\n")),
            folder -> Csv.read(folder.resolve("a.csv"), Row.class, "cost")),
        Target.ofData("voc", Seeds.voc(), Voc::load),
        Target.ofData("yolo", Seeds.yolo(), Yolo::load),
        Target.ofData("darknet", Seeds.darknet(), folder -> Yolo.train(folder.resolve("a.data"))),
        Target.ofData(
            "coco", Seeds.coco(), folder -> Coco.load(folder, folder.resolve("boxes.json"))),
        new Target(
            "vocabulary", Map.of("words.txt", Seeds.text("<unk>\na\nan\n##s\nthe\n")), folder -> {
              Vocabulary.read(folder.resolve("words.txt"), "<unk>");
            }),
        new Target(
            "wordpiece",
            Map.of("words.txt", Seeds.text("[PAD]\n[UNK]\n[CLS]\n[SEP]\na\n##b\nthe\n")),
            folder -> {
              WordPiece.read(folder.resolve("words.txt"), true);
            }),
        new Target("pairs", Seeds.pairs(), folder -> {
          BytePairEncoding.read(folder.resolve("vocab.json"), folder.resolve("merges.txt"));
        }),
        Target.ofData(
            "news",
            Map.of(
                "a.csv.gz",
                Seeds.gzip(Seeds.text("\"3\",\"A title\",\"Some \"\"text\"\"\"\n1,b,c\n"))),
            folder -> AgNews.load(folder.resolve("a.csv.gz"))),
        Target.ofData(
            "lines",
            Map.of("a.txt", Seeds.text("one\ntwo €\n"), "b.txt", Seeds.text("eins\nzwei\n")),
            folder -> LineDataset.read(folder.resolve("a.txt"), folder.resolve("b.txt"))),
        new Target(
            "safetensors-open",
            Map.of("a.safetensors", Seeds.reference("arrays/types.safetensors")),
            folder -> openTensors(folder.resolve("a.safetensors"))),
        weights(
            "npy",
            "arrays/big-fortran.npy",
            "arrays/fortran-matrix.npy",
            "arrays/version-2.npy",
            "arrays/by-hand.npy"),
        weights("npz", "arrays/stored.npz", "arrays/wide.npz", "arrays/once-stored.npz"),
        weights("npz-deflated", "arrays/once-deflated.npz", "arrays/comment.npz"),
        weights("safetensors", "foreign.safetensors"),
        weights("torch", "torch.pt"),
        weights("torch-unchecked", "torch-unchecked.pt"),
        weights("torch-old", "torch-old.pt"),
        Target.ofData("cache", Map.of("a.cache", Seeds.cache()), Targets::cached),
        new Target("zip", Map.of("a.zip", Seeds.zip()), folder -> unpack(folder, "a.zip")),
        new Target("tar", Map.of("a.tar.gz", Seeds.tar()), folder -> unpack(folder, "a.tar.gz"))));
    return all;
  }

  /** One of a table's rows. */
  record Row(double size, Kind kind) {}

  /** What rows are of. */
  enum Kind {
    A,
    B
  }

  private static List<Target> pictures() throws IOException {
    List<Target> targets = new ArrayList<>();
    for (Map.Entry<String, byte[]> picture : Seeds.pictures().entrySet()) {
      String file = picture.getKey();
      targets.add(new Target(
          file, Map.of(file, picture.getValue()), folder -> Image.read(folder.resolve(file))));
    }
    targets.add(Target.ofData(
        "folder",
        Map.of("a/1.png", Seeds.picture("png"), "b/2.jpg", Seeds.picture("jpg")),
        ImageFolder::load));
    return targets;
  }

  private static Dataset<?, ?> cached(Path folder) throws IOException {
    return Seeds.floats().cache(folder.resolve("a.cache"), Stored.floats(), Stored.text());
  }

  /** Files of weights, each of which is read. */
  private static Target weights(String name, String... references) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    for (String reference : references) {
      files.put(reference.replace("arrays/", ""), Seeds.reference(reference));
    }
    return new Target(name, files, folder -> {
      for (String file : files.keySet()) {
        Weights.read(folder.resolve(file));
      }
    });
  }

  private static void openTensors(Path file) throws IOException {
    try (MappedWeights open = Weights.open(file)) {
      for (String name : open.types().keySet()) {
        open.tensor(name);
      }
    }
  }

  private static void unpack(Path folder, String name) throws IOException {
    Path out = folder.resolve("out");
    try {
      Archive.unpack(folder.resolve(name), out, 1 << 20, List.of("a.txt", "b/c.bin"));
    } finally {
      Files.deleteIfExists(out.resolve("a.txt"));
      Files.deleteIfExists(out.resolve("b/c.bin"));
    }
  }
}
