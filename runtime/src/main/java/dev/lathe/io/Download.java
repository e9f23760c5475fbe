package dev.lathe.io;

import dev.lathe.runtime.Message;
import dev.lathe.runtime.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Fetches one file over HTTP into a {@code .part} beside it, which gets the file's name when it is right. */
final class Download {
  private static final int TRIES = 5;
  private static final int REDIRECTS = 5;
  private static final int CONNECT_MILLIS = 20_000;
  private static final int READ_MILLIS = 60_000;
  private static final int PARTIAL = 206;
  private static final int BEYOND_END = 416;
  private static final Set<Integer> MOVED = Set.of(301, 302, 303, 307, 308);

  private final RemoteFile file;
  private final Path target;
  private final Path partPath;
  private final Progress progress = Progress.ofSystem();

  Download(RemoteFile file, Path folder) {
    this.file = file;
    this.target = folder.resolve(file.name());
    this.partPath = folder.resolve(file.name() + ".part");
  }

  /** What went wrong at each address; empty when the file is there. */
  String run() throws IOException {
    PathChecks.requireNoFolder(target);
    try (FileChannel part = FileChannel.open(
            partPath,
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
        FileLock lock = lock(part)) {
      String problems = receive(part);
      if (problems.isEmpty()) {
        part.force(true);
        Files.move(partPath, target, StandardCopyOption.ATOMIC_MOVE);
        progress.print(file.name() + "  " + megabytes(file.size()) + " MB");
      } else if (part.size() == 0) {
        Files.delete(partPath);
      }
      return problems;
    } finally {
      progress.clear();
    }
  }

  /** What went wrong at each address; empty when one of them gave the file. */
  private String receive(FileChannel part) throws IOException {
    List<String> problems = new ArrayList<>();
    for (String address : file.addresses()) {
      String problem = from(address, part);
      if (problem == null) {
        return "";
      }
      problems.add(address + ": " + problem);
    }
    return problems.isEmpty() ? "no address" : String.join("; ", problems);
  }

  private FileLock lock(FileChannel part) throws IOException {
    FileLock lock;
    try {
      lock = part.tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null;
    }
    if (lock == null) {
      String expected = "one program that fetches " + file.name();
      throw new FileSystemException(Message.of(
          "L207", expected, partPath + " is locked by another", "wait until that has it"));
    }
    return lock;
  }

  /** What is wrong with an address, or null: tried again as long as that gains something. */
  private @Nullable String from(String address, FileChannel part) throws IOException {
    String problem = null;
    for (int attempt = 0; attempt < TRIES; attempt++) {
      long before = part.size();
      problem = attempt(address, part);
      if (problem == null || part.size() == before) {
        return problem;
      }
    }
    return problem;
  }

  private @Nullable String attempt(String address, FileChannel part) throws IOException {
    try {
      if (part.size() > file.size()) {
        part.truncate(0); // of another file of this name
      }
      if (part.size() != file.size()) {
        receive(address, part);
      }
    } catch (IOException e) {
      boolean says = e.getClass() == IOException.class; // others often have a host's name only
      return Message.snippet(says ? String.valueOf(e.getMessage()) : e.toString());
    }
    if (part.size() < file.size()) {
      return "ended after " + part.size() + " of " + file.size() + " bytes";
    }
    if (file.matches(part)) {
      return null;
    }
    part.truncate(0);
    return "another " + file.algorithm() + " than " + file.checksum();
  }

  private void receive(String address, FileChannel part) throws IOException {
    HttpURLConnection connection = connect(address, part.size());
    try {
      int status = connection.getResponseCode();
      if (status == BEYOND_END) {
        part.truncate(0);
      }
      if (status != HttpURLConnection.HTTP_OK && status != PARTIAL) {
        throw new IOException("status " + status);
      }
      long from = status == PARTIAL ? part.size() : 0;
      check(connection, from);
      part.truncate(from).position(from);
      try (InputStream body = connection.getInputStream()) {
        copy(body, part);
      }
    } finally {
      connection.disconnect();
    }
  }

  private void check(HttpURLConnection connection, long from) throws IOException {
    long announced = connection.getContentLengthLong();
    if (announced >= 0 && announced != file.size() - from) {
      throw new IOException(announced + " bytes, where " + (file.size() - from) + " are right");
    }
    String range = connection.getHeaderField("Content-Range");
    if (from > 0 && (range == null || !range.startsWith("bytes " + from + "-"))) {
      throw new IOException("another part than from " + from + " on: " + range);
    }
  }

  private void copy(InputStream body, FileChannel part) throws IOException {
    byte[] buffer = new byte[1 << 16];
    for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
      if (count > file.size() - part.position()) {
        part.truncate(0);
        throw new IOException("more than " + file.size() + " bytes");
      }
      Transfer.write(part, ByteBuffer.wrap(buffer, 0, count));
      progress.show(
          file.name() + "  " + megabytes(part.position()) + "/" + megabytes(file.size()) + " MB");
    }
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f", bytes / 1e6);
  }

  private static HttpURLConnection connect(String address, long from) throws IOException {
    URI uri = uri(null, address);
    for (int hop = 0; hop <= REDIRECTS; hop++) {
      HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
      connection.setInstanceFollowRedirects(false); // the JDK's way allows any number to any place
      connection.setConnectTimeout(CONNECT_MILLIS);
      connection.setReadTimeout(READ_MILLIS);
      connection.setRequestProperty("User-Agent", "Lathe");
      connection.setRequestProperty("Accept-Encoding", "identity");
      if (from > 0) {
        connection.setRequestProperty("Range", "bytes=" + from + "-");
      }
      if (!MOVED.contains(connection.getResponseCode())) {
        return connection;
      }
      uri = uri(uri, connection.getHeaderField("Location"));
      connection.disconnect();
    }
    throw new IOException("more than " + REDIRECTS + " redirects");
  }

  private static URI uri(@Nullable URI before, @Nullable String text) throws IOException {
    try {
      URI uri = new URI(String.valueOf(text));
      URI whole = before == null ? uri : before.resolve(uri);
      boolean secure = "https".equalsIgnoreCase(whole.getScheme());
      boolean plain = "http".equalsIgnoreCase(whole.getScheme());
      boolean lower = before != null && "https".equalsIgnoreCase(before.getScheme()) && !secure;
      if ((secure || plain) && !lower && whole.getHost() != null) {
        return whole;
      }
    } catch (URISyntaxException e) { // as below
    }
    throw new IOException("no web address: " + text);
  }
}
