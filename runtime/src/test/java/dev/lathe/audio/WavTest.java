package dev.lathe.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.data.SharedFiles;
import dev.lathe.data.Thrown;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WavTest {
  @TempDir
  Path folder;

  @Test
  void recordingsAreThoseOfTheReference() throws IOException {
    SharedFiles.unpack("fsdd/recordings.zip", folder);
    Matcher golden = Pattern.compile(
            "\"(\\w+\\.wav)\":\\{\"rate\":(\\d+),\"channels\":(\\d+),\"bits\":16,"
                + "\"frames\":(\\d+),\"sum\":(-?\\d+),\"abs_sum\":(\\d+)}")
        .matcher(SharedFiles.golden("fsdd"));
    int seen = 0;
    for (; golden.find(); seen++) {
      Audio audio = Wav.read(folder.resolve(golden.group(1)));
      long sum = 0;
      long absolute = 0;
      for (float sample : audio.channel(0)) {
        sum += (long) (sample * 32768);
        absolute += (long) Math.abs(sample * 32768);
      }
      assertEquals(golden.group(2), String.valueOf(audio.sampleRate()));
      assertEquals(golden.group(3), String.valueOf(audio.channels()));
      assertEquals(golden.group(4), String.valueOf(audio.frames()));
      assertEquals(golden.group(5) + " " + golden.group(6), sum + " " + absolute);
    }
    assertEquals(90, seen);
  }

  /** Whole numbers of 8 bits have steps of 1/128, of which half may be lost. */
  @ParameterizedTest
  @EnumSource
  void writtenIsReadAgain(WavEncoding encoding) throws IOException {
    float[] left = {0, 0.5f, -1, 0.99f, 2, -2, Float.NaN};
    float[] right = {1e-3f, -0.25f, 0.125f, 0, 0, 0, 0};
    Path file = folder.resolve("a.wav");
    Wav.write(file, Audio.of(8000, left, right), encoding);
    Audio read = Wav.read(file);
    assertEquals("audio of 2 channels, 7 frames at 8000 Hz", read.toString());
    double step = encoding == WavEncoding.PCM_8
        ? 1 / 128.0
        : encoding == WavEncoding.PCM_16 ? 1 / 32768.0 : 1e-7;
    for (int i = 0; i < 4; i++) {
      assertEquals(left[i], read.channel(0)[i], step);
      assertEquals(right[i], read.channel(1)[i], step);
    }
    boolean whole = encoding.format() == 1;
    assertEquals(whole ? 1 - step : 2, read.channel(0)[4], whole ? step : 0);
    assertEquals(whole ? -1 : -2, read.channel(0)[5]);
    assertEquals(whole ? 0 : Float.NaN, read.channel(0)[6]);
  }

  @Test
  void headersThatLieAreRefused() throws IOException {
    Wav.write(folder.resolve("a.wav"), Audio.of(8000, new float[100]), WavEncoding.PCM_16);
    refused(0, "RIFX", "'RIFF'", "offset 0");
    refused(8, "AVI ", "'WAVE'", "offset 8");
    refused(20, "\2\0", "format 2 of 16 bits", "offset 20");
    refused(22, "\0\0", "at least one channel", "offset 22");
    refused(32, "\3\0", "2 bytes for all channels", "offset 32");
    refused(34, "\14\0", "format 1 of 12 bits");
    refused(40, "\u00FF\u00FF\u00FF\u007F", "at most 200", "2147483647", "offset 40");
    refused(40, "\u00C7\0\0\0", "whole frames of 2 bytes", "199 bytes");
    refused(36, "dato", "a chunk 'data'", "the end of the file");
    Files.write(folder.resolve("b.wav"), new byte[0]);
    Thrown.by(
        IOException.class, () -> Wav.read(folder.resolve("b.wav")), "L208", "the end of the file");
  }

  private void refused(int at, String bytes, String... parts) throws IOException {
    byte[] file = Files.readAllBytes(folder.resolve("a.wav"));
    for (int i = 0; i < bytes.length(); i++) {
      file[at + i] = (byte) bytes.charAt(i);
    }
    Files.write(folder.resolve("b.wav"), file);
    Thrown.by(IOException.class, () -> Wav.read(folder.resolve("b.wav")), "L208", "b.wav");
    Thrown.by(IOException.class, () -> Wav.read(folder.resolve("b.wav")), parts);
  }

  /** As recorders write it: a chunk of their own with an odd size before, and the long form of the format. */
  @Test
  void otherChunksAreSkipped() throws IOException {
    ByteBuffer file = ByteBuffer.allocate(90).order(ByteOrder.LITTLE_ENDIAN);
    file.put("RIFF\0\0\0\0WAVEbext".getBytes("US-ASCII")).putInt(3).put(new byte[4]);
    file.put("fmt ".getBytes("US-ASCII")).putInt(40).putShort((short) 0xFFFE).putShort((short) 1);
    file.putInt(16000).putInt(32000).putShort((short) 2).putShort((short) 16);
    file.put(new byte[8]).putShort((short) 1).put(new byte[14]);
    file.put("data".getBytes("US-ASCII")).putInt(4).putShort((short) 16384).putShort((short)
        -32768);
    Files.write(folder.resolve("c.wav"), java.util.Arrays.copyOf(file.array(), file.position()));
    assertEquals(Audio.of(16000, new float[] {0.5f, -1}), Wav.read(folder.resolve("c.wav")));
  }

  @Test
  void channelsAreOfOneLength() {
    Thrown.by(
        IllegalArgumentException.class, () -> Audio.of(8000, new float[2], new float[3]), "L201");
    Thrown.by(IllegalArgumentException.class, () -> Audio.of(0, new float[2]), "L212");
    assertTrue(Audio.of(4, new float[2]).seconds() == 0.5);
    assertEquals(
        Audio.of(4, new float[] {1, 0}),
        Audio.of(4, new float[] {1, 1}, new float[] {1, -1}).toMono());
  }
}
