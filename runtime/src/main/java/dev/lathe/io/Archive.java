package dev.lathe.io;

import dev.lathe.runtime.Message;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Takes single files out of a {@code .zip}, a {@code .tar} or a {@code .tar.gz}. It makes no links: what is one in a zip becomes a file that names its target. */
public final class Archive {
  private final Path path;
  private final Path folder;
  private long left;

  /** Some bytes at a time; -1 at the end. */
  private interface Source {
    int read(byte[] target) throws IOException;
  }

  private Archive(Path path, Path folder, long most) {
    this.path = path;
    this.folder = folder;
    this.left = most;
  }

  /**
   * Unpacks the files of these names and no others, each as a whole or not at all.
   *
   * @param path the archive; a zip where its name ends so, else a tar, gzipped or not
   * @param folder what the names are relative to; further folders are made
   * @param most bytes that are unpacked at most, together; those that are passed over count in a tar
   * @param names paths in the archive, with {@code /}
   * @throws IOException with code L207 when there is no such archive; L208 when it is broken, has no file of a name, has a name that leads out of a folder, has a link or a device in a tar, or
   *     would unpack to more than {@code most}
   */
  public static void unpack(Path path, Path folder, long most, List<String> names)
      throws IOException {
    PathChecks.requireFile(path, "an archive");
    Archive archive = new Archive(path, folder, most);
    if (path.toString().endsWith(".zip")) {
      archive.unpackZip(names);
    } else {
      archive.unpackTar(names);
    }
  }

  private void unpackZip(List<String> names) throws IOException {
    try (ZipFile zip = new ZipFile(path.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        checkName(entry.getName());
      }
      for (String name : names) {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
          throw missing(List.of(name));
        }
        try (InputStream content = zip.getInputStream(entry)) {
          write(name, content::read);
        }
      }
    } catch (ZipException | EOFException e) {
      throw refuse("a zip archive", String.valueOf(e.getMessage()));
    }
  }

  private void unpackTar(List<String> names) throws IOException {
    List<String> wanted = new ArrayList<>(names);
    try (InputStream file = open()) {
      Tar tar = new Tar(file, path);
      while (!wanted.isEmpty()) {
        if (!tar.next()) {
          throw missing(wanted);
        }
        checkName(tar.name());
        if (tar.isFile() && wanted.remove(tar.name())) {
          write(tar.name(), tar::read);
        } else {
          take(tar.left());
        }
      }
    }
  }

  private InputStream open() throws IOException {
    try {
      return Gzip.open(path);
    } catch (ZipException | EOFException e) {
      throw refuse("a tar archive, gzipped or not,", String.valueOf(e.getMessage()));
    }
  }

  private void write(String name, Source source) throws IOException {
    AtomicFile.write(folder.resolve(name), channel -> copy(source, channel));
  }

  private void copy(Source source, FileChannel channel) throws IOException {
    byte[] buffer = new byte[1 << 16];
    for (int count = source.read(buffer); count >= 0; count = source.read(buffer)) {
      take(count);
      Transfer.write(channel, ByteBuffer.wrap(buffer, 0, count));
    }
  }

  private void take(long bytes) throws IOException {
    left -= Math.min(bytes, Long.MAX_VALUE / 2);
    if (left < 0) {
      throw refuse("at most the bytes that this archive is known to have", "more");
    }
  }

  /** None of them would be written, but an archive with such a name is up to something. */
  private void checkName(String name) throws IOException {
    boolean out = List.of(name.split("/", -1)).contains("..");
    if (out || name.startsWith("/") || name.contains("\\")) {
      throw refuse("names that stay in their folder", Message.quoted(name));
    }
  }

  private IOException missing(List<String> names) {
    return refuse(String.join(", ", names), "no such file");
  }

  private IOException refuse(String expected, String found) {
    String fix = "delete the archive and fetch it again";
    return new IOException(Message.of("L208", expected + " in " + path, found, fix));
  }
}
