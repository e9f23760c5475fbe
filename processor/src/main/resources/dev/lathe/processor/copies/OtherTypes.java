import java.io.IOException;
import java.nio.ByteBuffer;

/** Reads tensors whose elements are neither float nor double. */
final class OtherTypes {
  private static final int PIECE = 1 << 12;

  private OtherTypes() {}

  static void floats(WeightsInput in, DType type, float[] to) throws IOException {
    for (int at = 0; at < to.length; at += PIECE) {
      int count = Math.min(PIECE, to.length - at);
      ByteBuffer bytes = in.next(count * type.bits() / 8);
      for (int i = 0; i < count; i++) {
        to[at + i] = Elements.floatAt(type, bytes, i);
      }
    }
  }

  static void doubles(WeightsInput in, DType type, double[] to) throws IOException {
    ByteBuffer bytes = in.next(to.length * type.bits() / 8);
    for (int i = 0; i < to.length; i++) {
      to[i] = Elements.doubleAt(type, bytes, i);
    }
  }
}
