package dev.lathe.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Safetensors files for tests. */
final class Samples {
  /** What Python's safetensors 0.8.0 writes for {@link #tensors} with metadata format=pt. */
  private static final String REFERENCE = """
      sAIAAAAAAAB7Il9fbWV0YWRhdGFfXyI6eyJmb3JtYXQiOiJwdCJ9LCJjb3VudCI6eyJkdHlwZSI6Ikk2NCIsInNoYXBlIjpbXSwi
      ZGF0YV9vZmZzZXRzIjpbMCw4XX0sImQiOnsiZHR5cGUiOiJGNjQiLCJzaGFwZSI6WzFdLCJkYXRhX29mZnNldHMiOls4LDE2XX0s
      ImEud2VpZ2h0Ijp7ImR0eXBlIjoiRjMyIiwic2hhcGUiOlsxLDJdLCJkYXRhX29mZnNldHMiOlsxNiwyNF19LCJiLndlaWdodCI6
      eyJkdHlwZSI6IkYzMiIsInNoYXBlIjpbMiwzXSwiZGF0YV9vZmZzZXRzIjpbMjQsNDhdfSwiZW1wdHkiOnsiZHR5cGUiOiJGMzIi
      LCJzaGFwZSI6WzAsNF0sImRhdGFfb2Zmc2V0cyI6WzQ4LDQ4XX0sImhhbGYiOnsiZHR5cGUiOiJGMTYiLCJzaGFwZSI6WzNdLCJk
      YXRhX29mZnNldHMiOls0OCw1NF19LCJxXCJcXFxuXHUwMDAxw6kiOnsiZHR5cGUiOiJJMTYiLCJzaGFwZSI6WzFdLCJkYXRhX29m
      ZnNldHMiOls1NCw1Nl19LCLvv70iOnsiZHR5cGUiOiJJOCIsInNoYXBlIjpbMV0sImRhdGFfb2Zmc2V0cyI6WzU2LDU3XX0sIvCf
      mIAiOnsiZHR5cGUiOiJJOCIsInNoYXBlIjpbMV0sImRhdGFfb2Zmc2V0cyI6WzU3LDU4XX0sImJ5dGVzIjp7ImR0eXBlIjoiVTgi
      LCJzaGFwZSI6WzJdLCJkYXRhX29mZnNldHMiOls1OCw2MF19LCJtYXNrIjp7ImR0eXBlIjoiQk9PTCIsInNoYXBlIjpbM10sImRh
      dGFfb2Zmc2V0cyI6WzYwLDYzXX19BwAAAAAAAACamZmZmZm5PwAAwD8AAADAAAAAAAAAgD8AAABAAABAQAAAgEAAAKBAAD4AtP97
      /f8CAQH/AQAB
      """;

  private Samples() {}

  static byte[] reference() {
    return Base64.getMimeDecoder().decode(REFERENCE);
  }

  /** Of many types, with names that need escapes or sort differently as UTF-16; in an order that is not the file's. */
  static Map<String, TensorData> tensors() {
    Map<String, TensorData> tensors = new LinkedHashMap<>();
    tensors.put("b.weight", TensorData.of(new float[] {0, 1, 2, 3, 4, 5}, 2, 3));
    tensors.put("a.weight", TensorData.of(new float[] {1.5f, -2}, 1, 2));
    tensors.put("count", TensorData.of(DType.I64, new byte[] {7, 0, 0, 0, 0, 0, 0, 0}));
    tensors.put(
        "half",
        TensorData.of(DType.F16, new byte[] {0, 0x3E, 0, (byte) 0xB4, (byte) 0xFF, 0x7B}, 3));
    tensors.put("mask", TensorData.of(DType.BOOL, new byte[] {1, 0, 1}, 3));
    tensors.put("bytes", TensorData.of(DType.U8, new byte[] {1, -1}, 2));
    tensors.put("empty", TensorData.of(new float[0], 0, 4));
    tensors.put("d", TensorData.of(new double[] {0.1}, 1));
    tensors.put("\uD83D\uDE00", TensorData.of(DType.I8, new byte[] {1}, 1));
    tensors.put("\uFFFD", TensorData.of(DType.I8, new byte[] {2}, 1));
    tensors.put("q\"\\\n\u0001\u00E9", TensorData.of(DType.I16, new byte[] {-3, -1}, 1));
    return tensors;
  }

  /** A file of this header and that many zero bytes of data. */
  static byte[] file(String header, int dataLength) {
    return file(header.getBytes(StandardCharsets.UTF_8), dataLength);
  }

  static byte[] file(byte[] header, int dataLength) {
    return ByteBuffer.allocate(8 + header.length + dataLength)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(header.length)
        .put(header)
        .array();
  }
}
