package dev.lathe.vision;

/**
 * A picture in one of the six formats of Netpbm: bits (P1, P4), grey (P2, P5) or colours (P3, P6), as text or as bytes. A largest value other than 255 is scaled to it.
 */
final class PnmFile {
  private static final int MOST = 0xFFFF;
  private static final String BLANKS = " \t\r\n\f\u000B";

  private final byte[] bytes;
  private final SizeCheck check;
  private int at = 2;

  /** Refuses sizes that are not to be decoded. */
  interface SizeCheck {
    void check(int width, int height) throws ImageFile.Refused;
  }

  PnmFile(byte[] bytes, SizeCheck check) {
    this.bytes = bytes;
    this.check = check;
  }

  static boolean isOne(byte[] bytes) {
    return bytes.length > 2 && bytes[0] == 'P' && bytes[1] >= '1' && bytes[1] <= '6';
  }

  Image read() throws ImageFile.Refused {
    int kind = bytes[1] - '0';
    int width = header("a width of 1 to 65535");
    int height = header("a height of 1 to 65535");
    boolean bits = kind == 1 || kind == 4;
    int largest = bits ? 1 : header("a largest value of 1 to 65535");
    check.check(width, height);
    int channels = kind == 3 || kind == 6 ? 3 : 1;
    boolean text = kind <= 3;
    if (!text) {
      at++; // one blank
    }
    requireRest(width, height, channels, largest, kind);
    byte[] pixels = new byte[width * height * channels];
    for (int i = 0; i < pixels.length; i++) {
      int sample = kind == 4 ? bit(i, width) : text ? written(kind == 1) : binary(largest);
      pixels[i] = (byte) (bits ? 255 * (1 - sample) : scaled(sample, largest));
    }
    return Image.wrap(width, height, channels, pixels);
  }

  private int scaled(int sample, int largest) throws ImageFile.Refused {
    if (sample > largest) {
      throw refused("samples of 0 to " + largest, String.valueOf(sample));
    }
    return largest == 255 ? sample : (int) Math.round(sample * 255.0 / largest);
  }

  /** There are at least so many bytes, so that no more memory is asked for than a multiple of the file. */
  private void requireRest(int width, int height, int channels, int largest, int kind)
      throws ImageFile.Refused {
    long samples = (long) width * height * channels;
    long needed = switch (kind) {
      case 4 -> (width + 7L) / 8 * height;
      case 5, 6 -> largest > 255 ? 2 * samples : samples;
      default -> samples;
    };
    if (bytes.length - at < needed) {
      throw refused(needed + " bytes of samples", bytes.length - at + " bytes");
    }
  }

  private int bit(int index, int width) {
    int row = index / width * ((width + 7) / 8);
    int column = index % width;
    return bytes[at + row + column / 8] >> 7 - column % 8 & 1;
  }

  private int binary(int largest) {
    int high = bytes[at++] & 0xFF;
    return largest > 255 ? high << 8 | bytes[at++] & 0xFF : high;
  }

  /** Bits may stand without blanks between them. */
  private int written(boolean bit) throws ImageFile.Refused {
    skipBlanks();
    return bit ? digit() : number("a sample");
  }

  private int digit() throws ImageFile.Refused {
    if (at >= bytes.length || bytes[at] != '0' && bytes[at] != '1') {
      throw refused("0 or 1", here());
    }
    return bytes[at++] - '0';
  }

  private int header(String what) throws ImageFile.Refused {
    skipBlanks();
    int number = number(what);
    if (number < 1 || number > MOST) {
      throw refused(what, String.valueOf(number));
    }
    return number;
  }

  private int number(String what) throws ImageFile.Refused {
    int start = at;
    int number = 0;
    while (at < bytes.length && bytes[at] >= '0' && bytes[at] <= '9' && number <= MOST) {
      number = number * 10 + bytes[at++] - '0';
    }
    if (at == start) {
      throw refused(what, here());
    }
    return number;
  }

  private void skipBlanks() {
    boolean comment = false;
    while (at < bytes.length && (comment || bytes[at] == '#' || BLANKS.indexOf(bytes[at]) >= 0)) {
      comment = bytes[at] == '#' || (comment && bytes[at] != '\n');
      at++;
    }
  }

  private String here() {
    return at < bytes.length ? String.format("byte 0x%02x", bytes[at]) : "the end of the file";
  }

  private ImageFile.Refused refused(String expected, String found) {
    return new ImageFile.Refused(expected + " at offset " + at, found);
  }
}
