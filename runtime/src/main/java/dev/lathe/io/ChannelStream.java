package dev.lathe.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/** A part of a file as a stream, which does not move the channel. */
final class ChannelStream extends InputStream {
  private static final int PIECE = 1 << 20;

  private final FileChannel channel;
  private final long end;
  private long at;

  ChannelStream(FileChannel channel, long start, long length) {
    this.channel = channel;
    this.at = start;
    this.end = start + length;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int most = (int) Math.min(Math.min(length, PIECE), end - at);
    if (most == 0) {
      return length == 0 ? 0 : -1;
    }
    int count = channel.read(ByteBuffer.wrap(target, offset, most), at);
    at += Math.max(0, count);
    return count;
  }

  /** At once: the file has so many bytes. */
  @Override
  public byte[] readNBytes(int length) throws IOException {
    byte[] bytes = new byte[(int) Math.min(length, end - at)];
    int count = readNBytes(bytes, 0, bytes.length);
    return count == bytes.length ? bytes : Arrays.copyOf(bytes, count);
  }
}
