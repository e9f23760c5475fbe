package dev.lathe.audio;

import dev.lathe.runtime.Message;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Goes through the chunks of a WAV file. */
final class WavReader {
  private static final int EXTENSIBLE = 0xFFFE;
  private static final String DAMAGED =
      "copy the file again: it is cut off, or its header is wrong";

  private final Path path;
  private final ByteBuffer file;
  private int channels;
  private int sampleRate;
  private WavEncoding encoding = WavEncoding.PCM_16;

  WavReader(Path path, byte[] bytes) {
    this.path = path;
    this.file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  Audio read() throws IOException {
    requireTag(0, "RIFF");
    requireTag(8, "WAVE");
    file.position(12);
    while (file.remaining() >= 8) {
      String tag = tag();
      int start = file.position() + 4;
      int size = file.getInt();
      if (size < 0 || size > file.remaining()) {
        throw broken(
            start - 4,
            "a size of at most " + file.remaining() + " for the chunk '" + tag + "'",
            Integer.toUnsignedString(size),
            DAMAGED);
      }
      if (tag.equals("fmt ")) {
        readFormat(start, size);
      } else if (tag.equals("data")) {
        return samples(start, size);
      }
      file.position((int) Math.min(file.limit(), (long) start + size + size % 2));
    }
    throw broken(file.position(), "a chunk 'data'", "the end of the file", DAMAGED);
  }

  private void readFormat(int start, int size) throws IOException {
    if (size < 16) {
      throw broken(start - 4, "at least 16 bytes of format", size + " bytes", DAMAGED);
    }
    int format = file.getShort() & 0xFFFF;
    channels = file.getShort() & 0xFFFF;
    sampleRate = file.getInt();
    int bits = file.getShort(start + 14);
    if (format == EXTENSIBLE && size >= 26) {
      format = file.getShort(start + 24) & 0xFFFF;
    }
    encoding = encoding(start, format, bits);
    if (channels == 0 || sampleRate <= 0) {
      throw broken(
          start + 2,
          "at least one channel and a rate of at least 1 Hz",
          Message.count(channels, "channel") + " and " + Integer.toUnsignedString(sampleRate)
              + " Hz",
          DAMAGED);
    }
    int frame = file.getShort(start + 12) & 0xFFFF;
    if (frame != channels * encoding.bytes()) {
      throw broken(
          start + 12,
          channels * encoding.bytes() + " bytes for all channels",
          String.valueOf(frame),
          DAMAGED);
    }
  }

  private WavEncoding encoding(int start, int format, int bits) throws IOException {
    for (WavEncoding each : WavEncoding.values()) {
      if (each.format() == format && 8 * each.bytes() == bits) {
        return each;
      }
    }
    throw broken(
        start,
        "whole numbers (1) of 8, 16, 24 or 32 bits, or floats (3) of 32 or 64",
        "format " + format + " of " + bits + " bits",
        "convert it to PCM with another program");
  }

  private Audio samples(int start, int size) throws IOException {
    if (channels == 0) {
      throw broken(start - 8, "a chunk 'fmt ' before the samples", "none", DAMAGED);
    }
    int frame = channels * encoding.bytes();
    if (size % frame != 0) {
      throw broken(
          start - 4,
          "whole frames of " + frame + " bytes",
          size + " bytes",
          "copy the file again: it is cut off");
    }
    float[][] samples = new float[channels][size / frame];
    for (int i = 0; i < size / frame; i++) {
      for (float[] channel : samples) {
        channel[i] = encoding.get(file);
      }
    }
    return Audio.wrap(sampleRate, samples);
  }

  private void requireTag(int at, String tag) throws IOException {
    file.position(Math.min(at, file.limit()));
    String found = file.remaining() < 4 ? "the end of the file" : "'" + tag() + "'";
    if (!found.equals("'" + tag + "'")) {
      throw broken(at, "'" + tag + "', as a WAV file has it,", found, "check the path");
    }
  }

  private String tag() {
    byte[] tag = new byte[4];
    file.get(tag);
    return new String(tag, StandardCharsets.ISO_8859_1).replaceAll("\\p{Cntrl}", "?");
  }

  private IOException broken(int offset, String expected, String found, String fix) {
    return new IOException(
        Message.of("L208", expected + " in " + path + ", offset " + offset, found, fix));
  }
}
