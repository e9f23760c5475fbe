package dev.lathe.io;

import java.nio.charset.StandardCharsets;

/** Tells by the first bytes that a file is of no kind that can be read, and what it looks like instead. */
enum FileKind {
  ZIP("a zip archive, as PyTorch's .pt and .pth or numpy's .npz", "PK\3\4"),
  NUMPY("a numpy array (.npy)", "\u0093NUMPY"),
  GZIP("data packed with gzip", "\u001F\u008B"),
  HDF5("an HDF5 file, as Keras writes", "\u0089HDF"),
  GGUF("a GGUF file", "GGUF"),
  PICKLE("a Python pickle that torch.save did not write", "\u0080\2"),
  NEWER_PICKLE("a Python pickle", "\u0080\4"),
  TAR("a tar archive, as PyTorch before 0.1.10 wrote", "ustar") {
    @Override
    int offset() {
      return 257;
    }
  };

  static final int LONGEST_MARK = 262;
  private static final int SAFETENSORS_MARK = 8; // where the header's '{' stands

  private final String description;
  private final String mark; // a character a byte

  FileKind(String description, String mark) {
    this.description = description;
    this.mark = mark;
  }

  /**
   * Returns when this may be a safetensors file: when the header's first byte is in place.
   *
   * @param start the first 262 bytes, or the whole file where it is shorter
   * @param size of the file
   */
  static void refuseOthers(byte[] start, long size, Refusals refusals)
      throws WeightsFormatException {
    if (start.length > SAFETENSORS_MARK && start[SAFETENSORS_MARK] == '{') {
      return;
    }
    if (size == 0) {
      throw refusals.malformed(0, "a safetensors or PyTorch file", "an empty file");
    }
    for (FileKind kind : values()) {
      if (kind.matches(start)) {
        throw foreign(kind.description, refusals);
      }
    }
    if (looksLikeText(start)) {
      throw foreign("text, '" + firstWords(start) + "'", refusals);
    }
    if (size <= SAFETENSORS_MARK) {
      throw refusals.malformed(
          size, "8 bytes of length and a header", "the end of the file after " + size + " bytes");
    }
    throw refusals.malformed(
        SAFETENSORS_MARK,
        "'{', the start of a header",
        "0x" + Integer.toHexString(start[8] & 0xFF));
  }

  private static WeightsFormatException foreign(String what, Refusals refusals) {
    return refusals.at(
        0,
        "a safetensors or PyTorch file",
        what,
        "convert it with Python: safetensors.torch.save_file(tensors, name)");
  }

  /** Of the mark in the file. */
  int offset() {
    return 0;
  }

  private boolean matches(byte[] start) {
    return new String(start, StandardCharsets.ISO_8859_1).startsWith(mark, offset());
  }

  private static boolean looksLikeText(byte[] start) {
    for (byte b : start) {
      if (b < ' ' && b != '\n' && b != '\r' && b != '\t') {
        return false;
      }
    }
    return true;
  }

  private static String firstWords(byte[] start) {
    String text = new String(start, 0, Math.min(start.length, 20), StandardCharsets.US_ASCII);
    return text.replaceAll("\\s+", " ").strip();
  }
}
