package dev.lathe.io;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * Moves whole arrays, in pieces: channels copy through native memory that is as large as what they are given, and keep
 * it.
 */
final class Transfer {
  private static final int PIECE = 1 << 20;

  private Transfer() {}

  static byte[] read(FileChannel channel, long position, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.position() < length) {
      buffer.limit((int) Math.min(length, (long) buffer.position() + PIECE));
      if (channel.read(buffer, position + buffer.position()) < 0) {
        throw new EOFException("the file became shorter while it was read");
      }
    }
    return buffer.array();
  }

  /** A disk that is full, or another reason of the file's that is written, and none of what is read for it. */
  static final class WriteFailed extends IOException {
    private static final long serialVersionUID = 1;
    private final IOException reason;

    WriteFailed(IOException reason) {
      super(PathChecks.cannotWrite("a file", reason), reason);
      this.reason = reason;
    }

    IOException reason() {
      return reason;
    }
  }

  static void write(FileChannel channel, ByteBuffer bytes) throws WriteFailed {
    int length = bytes.limit();
    try {
      while (bytes.position() < length) {
        bytes.limit((int) Math.min(length, (long) bytes.position() + PIECE));
        channel.write(bytes);
      }
    } catch (IOException e) {
      throw new WriteFailed(e);
    }
  }
}
