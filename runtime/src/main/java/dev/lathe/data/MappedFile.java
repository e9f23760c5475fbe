package dev.lathe.data;

import dev.lathe.io.PathChecks;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** A file of any size in the address space. */
final class MappedFile {
  private static final int BITS = 30;

  /** Most bytes of one piece. */
  static final int MAX_PIECE = 1 << BITS;

  private final long size;
  private final ByteBuffer[] segments;

  private MappedFile(long size, ByteBuffer[] segments) {
    this.size = size;
    this.segments = segments;
  }

  /** Maps the file. Each mapping covers a GiB and almost all of the next one, so that no piece is cut in two. */
  static MappedFile open(Path path) throws IOException {
    PathChecks.requireFile(path, "a file of cached examples");
    try (FileChannel channel = FileChannel.open(path)) {
      long size = channel.size();
      ByteBuffer[] segments = new ByteBuffer[(int) (size >> BITS) + 1];
      for (int i = 0; i < segments.length; i++) {
        long from = (long) i << BITS;
        segments[i] = channel.map(
            FileChannel.MapMode.READ_ONLY, from, Math.min(size - from, Integer.MAX_VALUE));
      }
      return new MappedFile(size, segments);
    }
  }

  long size() {
    return size;
  }

  /**
   * A piece of the file, in little-endian order.
   *
   * @throws IndexOutOfBoundsException where the file has no such piece
   */
  ByteBuffer at(long offset, int length) {
    ByteBuffer segment = segments[(int) (offset >> BITS)];
    return segment.slice((int) (offset & MAX_PIECE - 1), length).order(ByteOrder.LITTLE_ENDIAN);
  }
}
