package dev.lathe.io;

import dev.lathe.runtime.Message;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A file that lies on servers, of which is known what it must be.
 *
 * <pre>{@code
 * RemoteFile labels = new RemoteFile("train-labels-idx1-ubyte.gz", 28881, "d53e105ee54ea40749a09fcbcd1e9432",
 *     List.of("https://ossci-datasets.s3.amazonaws.com/mnist/train-labels-idx1-ubyte.gz"));
 * RemoteFile.fetch(Path.of("mnist"), List.of(labels));
 * }</pre>
 *
 * @param name what it is called on this side, without folders
 * @param size in bytes
 * @param checksum hexadecimal, in lower case: an MD5 of 32 digits or a SHA-256 of 64
 * @param addresses {@code https} or {@code http}, tried in this order
 */
public record RemoteFile(String name, long size, String checksum, List<String> addresses) {

  private static final Pattern NAME = Pattern.compile("[^/\\\\:]+");
  private static final Pattern CHECKSUM = Pattern.compile("[0-9a-f]{32}|[0-9a-f]{64}");

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException with code L212 for another name, size or checksum
   */
  public RemoteFile {
    addresses = List.copyOf(addresses);
    boolean named = NAME.matcher(name).matches() && !name.equals(".") && !name.equals("..");
    if (!named || size < 0 || !CHECKSUM.matcher(checksum).matches()) {
      throw new IllegalArgumentException(Message.of(
          "L212",
          "a name without folders, a size of at least 0, and a checksum of 32 or 64 digits of 0-9a-f",
          Message.quoted(name) + ", " + size + " and " + Message.quoted(checksum),
          "md5sum or sha256sum print such a checksum"));
    }
  }

  /**
   * Fetches the files that are not there yet, one after the other. What is there with the right size and checksum is left alone; what is there with others is replaced.
   *
   * <p>A file gets its name when its checksum was found right, never before. Until then it is called as it will be, with {@code .part}; where the connection breaks, the next
   * call goes on from there. No more bytes are taken than the file has. {@link dev.lathe.runtime.Progress} shows how far it is. The JDK's system properties say which proxy to
   * use: {@code https.proxyHost}.
   *
   * @param folder where they are put; is made where it is missing
   * @throws java.nio.file.NoSuchFileException with code L207 when no address gave a file: it lists what is missing, with addresses and checksums, to be fetched another way
   * @throws IOException with code L207 when {@code folder} is a file, or another program fetches the same
   */
  public static void fetch(Path folder, List<RemoteFile> files) throws IOException {
    if (Files.exists(folder)) {
      PathChecks.requireFolder(folder, "a folder to fetch into");
    }
    for (RemoteFile file : files) {
      if (!file.isIn(folder)) {
        Files.createDirectories(folder);
        String problems = new Download(file, folder).run();
        if (!problems.isEmpty()) {
          throw missing(folder, files, file, problems);
        }
      }
    }
  }

  /**
   * Whether it lies in a folder with the right size and checksum.
   *
   * @throws IOException when it is there and cannot be read
   */
  public boolean isIn(Path folder) throws IOException {
    Path path = folder.resolve(name);
    if (!Files.isRegularFile(path) || Files.size(path) != size) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(path)) {
      return matches(channel);
    }
  }

  /** Whether the whole of a file has the checksum. */
  boolean matches(FileChannel channel) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
    MessageDigest digest = digest();
    channel.position(0);
    while (channel.read(buffer) >= 0) {
      digest.update(buffer.flip());
      buffer.clear();
    }
    return HexFormat.of().formatHex(digest.digest()).equals(checksum);
  }

  /** Name, size, checksum and addresses. */
  @Override
  public String toString() {
    return name + ": " + size + " bytes, " + algorithm() + " " + checksum + ", "
        + String.join(" or ", addresses);
  }

  String algorithm() {
    return checksum.length() == 32 ? "MD5" : "SHA-256";
  }

  private MessageDigest digest() {
    try {
      return MessageDigest.getInstance(algorithm());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e); // every Java platform has both
    }
  }

  private static IOException missing(
      Path folder, List<RemoteFile> files, RemoteFile failed, String problems) throws IOException {
    StringBuilder fix = new StringBuilder("fetch with another program and put into " + folder);
    for (RemoteFile file : files) {
      if (!file.isIn(folder)) {
        fix.append("\n    ").append(file);
      }
    }
    String expected = failed.name + " of " + failed.size + " bytes, from a server";
    return PathChecks.missing(folder.resolve(failed.name), expected, problems, fix.toString());
  }
}
