package dev.lathe.audio;

import dev.lathe.io.AtomicFile;
import dev.lathe.io.PathChecks;
import dev.lathe.runtime.Message;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Recordings in WAV files: RIFF with whole numbers of 8, 16, 24 or 32 bits or floats, of any number of channels.
 *
 * <pre>{@code
 * Audio spoken = Wav.read(Path.of("0_jackson_0.wav"));
 * Wav.write(Path.of("copy.wav"), spoken, WavEncoding.PCM_16);
 * }</pre>
 */
public final class Wav {
  private static final int HEADER = 44;

  private Wav() {}

  /**
   * Reads a whole file. Asks for no more memory than some multiple of the file.
   *
   * @throws IOException with code L207 when there is no such file, L208 with the offset when it is no WAV file, has another encoding, or sizes that do not fit the file
   */
  public static Audio read(Path path) throws IOException {
    PathChecks.requireFile(path, "a WAV file");
    long most = Math.min(1L << 30, Runtime.getRuntime().maxMemory() / 8);
    if (Files.size(path) > most) {
      String expected = "at most " + most + " bytes, as the heap is, in " + path;
      throw new IOException(
          Message.of("L208", expected, Files.size(path) + " bytes", "raise -Xmx, or cut the file"));
    }
    return new WavReader(path, Files.readAllBytes(path)).read();
  }

  /**
   * Writes a file as a whole or not at all.
   *
   * @param encoding of the samples; what is beyond -1 to 1 is cut off in whole numbers
   * @throws IOException where it cannot be written; then what was there before still is
   * @throws IllegalArgumentException with code L212 for more than a file can hold, 2 GiB
   */
  public static void write(Path path, Audio audio, WavEncoding encoding) throws IOException {
    long size = (long) audio.frames() * audio.channels() * encoding.bytes();
    if (size > Integer.MAX_VALUE - HEADER - 1) {
      throw new IllegalArgumentException(
          Message.of("L212", "at most 2 GiB of samples", size + " bytes", "write parts of it"));
    }
    ByteBuffer file =
        ByteBuffer.allocate((int) (HEADER + size + size % 2)).order(ByteOrder.LITTLE_ENDIAN);
    int frame = audio.channels() * encoding.bytes();
    tag(file, "RIFF").putInt(file.capacity() - 8);
    tag(file, "WAVE");
    tag(file, "fmt ").putInt(16).putShort((short) encoding.format());
    file.putShort((short) audio.channels()).putInt(audio.sampleRate());
    file.putInt(audio.sampleRate() * frame).putShort((short) frame);
    file.putShort((short) (8 * encoding.bytes()));
    tag(file, "data").putInt((int) size);
    for (int i = 0; i < audio.frames(); i++) {
      for (float[] channel : audio.shared()) {
        encoding.put(channel[i], file);
      }
    }
    AtomicFile.write(path, file.array());
  }

  private static ByteBuffer tag(ByteBuffer file, String name) {
    return file.put(name.getBytes(StandardCharsets.US_ASCII));
  }
}
