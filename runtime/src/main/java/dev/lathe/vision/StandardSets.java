package dev.lathe.vision;

import dev.lathe.io.Archive;
import dev.lathe.io.RemoteFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the files of well-known data sets lie: addresses and MD5s as in torchvision's {@code datasets} and on the pages of the sets, sizes as in TensorFlow Datasets'
 * {@code url_checksums}.
 */
final class StandardSets {
  static final List<RemoteFile> MNIST = idx(
      List.of(
          "https://ossci-datasets.s3.amazonaws.com/mnist/",
          "https://storage.googleapis.com/cvdf-datasets/mnist/"),
      file("train-images-idx3-ubyte.gz", 9_912_422, "f68b3c2dcbeaaa9fbdd348bbdeb94873"),
      file("train-labels-idx1-ubyte.gz", 28_881, "d53e105ee54ea40749a09fcbcd1e9432"),
      file("t10k-images-idx3-ubyte.gz", 1_648_877, "9fb629c4189551a2d022fa330f9573f3"),
      file("t10k-labels-idx1-ubyte.gz", 4_542, "ec29112dd5afa0611ce80d1b7f02629c"));

  static final List<RemoteFile> FASHION_MNIST = idx(
      List.of("http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/"),
      file("train-images-idx3-ubyte.gz", 26_421_880, "8d4fb7e6c68d591d4c3dfef9ec88bf0d"),
      file("train-labels-idx1-ubyte.gz", 29_515, "25c81989df183df01b3e8a0aad5dffbe"),
      file("t10k-images-idx3-ubyte.gz", 4_422_102, "bef4ecab320f06d8554ea6380940ec79"),
      file("t10k-labels-idx1-ubyte.gz", 5_148, "bb300cfdad3c16e7a12a480ee83cd310"));

  static final List<RemoteFile> KMNIST = idx(
      List.of("http://codh.rois.ac.jp/kmnist/dataset/kmnist/"),
      file("train-images-idx3-ubyte.gz", 18_165_135, "bdb82020997e1d708af4cf47b453dcf7"),
      file("train-labels-idx1-ubyte.gz", 29_497, "e144d726b3acfaa3e44228e80efcd344"),
      file("t10k-images-idx3-ubyte.gz", 3_041_136, "5c965bf0a639b31b8f53240b1b52f4d7"),
      file("t10k-labels-idx1-ubyte.gz", 5_120, "7320c461ea6c1c855c0b718fb2a4b134"));

  static final RemoteFile EMNIST = at(
      List.of("https://biometrics.nist.gov/cs_links/EMNIST/"),
      file("gzip.zip", 561_753_746, "58c8d27c78d21e728a6bc7b3cc06412e"));

  static final RemoteFile CIFAR_10 = at(
      List.of("https://www.cs.toronto.edu/~kriz/"),
      file("cifar-10-binary.tar.gz", 170_052_171, "c32a1d4ab5d03f1284b67883e8d87530"));

  static final RemoteFile CIFAR_100 = at(
      List.of("https://www.cs.toronto.edu/~kriz/"),
      file("cifar-100-binary.tar.gz", 168_513_733, "03b5dce01913d631647c71ecec9e9cb8"));

  private StandardSets() {}

  static Path fetch(Path folder, List<RemoteFile> files) throws IOException {
    RemoteFile.fetch(folder, files);
    return folder;
  }

  /** Fetches an archive where a file out of it is not there yet, and unpacks the missing ones. */
  static Path fetch(Path folder, RemoteFile archive, long most, List<String> members)
      throws IOException {
    List<String> missing = new ArrayList<>(members);
    missing.removeIf(member -> Files.isRegularFile(folder.resolve(member)));
    if (!missing.isEmpty()) {
      RemoteFile.fetch(folder, List.of(archive));
      Archive.unpack(folder.resolve(archive.name()), folder, most, missing);
    }
    return folder;
  }

  /** The folder in a folder where an archive puts its files, or the folder itself. */
  static Path unpacked(Path folder, String name) {
    Path within = folder.resolve(name);
    return Files.isDirectory(within) ? within : folder;
  }

  private static List<RemoteFile> idx(List<String> servers, RemoteFile... files) {
    return List.of(files).stream().map(file -> at(servers, file)).toList();
  }

  private static RemoteFile at(List<String> servers, RemoteFile file) {
    List<String> addresses =
        servers.stream().map(server -> server + file.name()).toList();
    return new RemoteFile(file.name(), file.size(), file.checksum(), addresses);
  }

  private static RemoteFile file(String name, long size, String md5) {
    return new RemoteFile(name, size, md5, List.of());
  }
}
