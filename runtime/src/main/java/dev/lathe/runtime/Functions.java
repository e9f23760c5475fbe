package dev.lathe.runtime;

/**
 * Exponential, logarithm, hyperbolic tangent, logistic and error function of floats, defined bit by bit.
 *
 * <p>But for {@link #sin}, {@link #cos} and {@link #pow}, they use float operations, {@link Math#fma(float, float, float)} and the bits of floats only: no table, no double,
 * no loop, and selects where others branch. So each can be repeated lane by lane with vectors and give the same bits,
 * on any JDK. {@link Math}'s own functions may differ between JDKs and machines by a unit in the last place.
 *
 * <p>Largest error over all floats, in units in the last place: exp 0.80, log 0.83, tanh 1.35, sigmoid 1.48. NaN gives
 * NaN.
 *
 * <p>Range reductions are the classic ones (W. Cody, W. Waite, "Software manual for the elementary functions", 1980);
 * the polynomials are minimax fits of our own, rounded to float one coefficient after the other.
 */
public final class Functions {
  private static final float LN2_HIGH = 0x1.62e43p-1f; // ln 2 rounded to float
  private static final float LN2_LOW = -0x1.05c61p-29f; // the rest
  private static final float LOG2_E = 0x1.715476p0f;

  /** Adding it leaves the nearest integer in the low bits. */
  private static final float ROUNDER = 0x1.8p23f;

  private Functions() {}

  /**
   * {@code e^x}. Overflows to infinity above 88.72; below -87.33 the result is denormal, below -103.97 zero.
   *
   * <p>{@code e^x = 2^n e^r} with {@code |r| <= ln 2 / 2}; the power of two is applied in two halves so that results
   * may be denormal.
   */
  public static float exp(float x) {
    float bounded = x > 89f ? 89f : x < -104f ? -104f : x;
    float shifted = Math.fma(bounded, LOG2_E, ROUNDER);
    float n = shifted - ROUNDER;
    float high = Math.fma(n, -LN2_HIGH, bounded); // exact: LN2_HIGH has 21 bits
    float r = Math.fma(n, -LN2_LOW, high);
    int exponent = Float.floatToRawIntBits(shifted) - Float.floatToRawIntBits(ROUNDER);
    int half = exponent >> 1;
    return expOfRest(r) * powerOfTwo(half) * powerOfTwo(exponent - half);
  }

  /**
   * {@code 1 + r + r^2 Q(r)} on {@code |r| <= 0.3466}, with what {@code 1 + r} lost in rounding added again; the
   * polynomial's own error is 0.05 units in the last place.
   */
  private static float expOfRest(float r) {
    float q = 0x1.6a3d14p-10f;
    q = Math.fma(q, r, 0x1.123858p-7f);
    q = Math.fma(q, r, 0x1.5558bep-5f);
    q = Math.fma(q, r, 0x1.555494p-3f);
    q = Math.fma(q, r, 0x1.fffffcp-2f);
    float sum = 1f + r;
    return sum + Math.fma(r * r, q, r - (sum - 1f));
  }

  private static float powerOfTwo(int exponent) {
    return Float.intBitsToFloat((exponent + 127) << 23);
  }

  /**
   * Natural logarithm: minus infinity for both zeros, NaN below.
   *
   * <p>{@code x = 2^n (1 + f)} with {@code 1 + f} from √½ to √2; denormals are scaled up first.
   */
  public static float log(float x) {
    boolean tiny = x < Float.MIN_NORMAL;
    int bits = Float.floatToRawIntBits(tiny ? x * 0x1p23f : x);
    int exponent = (bits - 0x3F3504F3) >> 23; // the bits of √½
    float f = Float.intBitsToFloat(bits - (exponent << 23)) - 1f;
    float n = tiny ? exponent - 23 : exponent;
    float result = Math.fma(n, LN2_HIGH, logOfRest(f, n * LN2_LOW));
    float edge = x == 0f ? Float.NEGATIVE_INFINITY : x > 0f ? x : Float.NaN;
    return x > 0f && x < Float.POSITIVE_INFINITY ? result : edge;
  }

  /** {@code log(1 + f) + small}, as {@code f - f^2 / 2 + f^3 P(f)}. */
  private static float logOfRest(float f, float small) {
    float p = 0x1.14733ep-4f;
    p = Math.fma(p, f, -0x1.de01dcp-4f);
    p = Math.fma(p, f, 0x1.e6c00ap-4f);
    p = Math.fma(p, f, -0x1.fc28cap-4f);
    p = Math.fma(p, f, 0x1.233ba2p-3f);
    p = Math.fma(p, f, -0x1.555c44p-3f);
    p = Math.fma(p, f, 0x1.99a476p-3f);
    p = Math.fma(p, f, -0x1.000006p-2f);
    p = Math.fma(p, f, 0x1.555548p-2f);
    float square = f * f;
    return f + Math.fma(square, Math.fma(p, f, -0.5f), small);
  }

  /**
   * Hyperbolic tangent. Near 0 an odd polynomial, else {@code 1 - 2 / (e^2|x| + 1)}: exactly 1 from 9.02 on; keeps the
   * sign of zero.
   */
  public static float tanh(float x) {
    float magnitude = Math.abs(x);
    float far = 1f - 2f / (exp(magnitude + magnitude) + 1f);
    return Math.copySign(magnitude < 0.625f ? tanhNearZero(magnitude) : far, x);
  }

  /** {@code x + x^3 P(x^2)} on {@code 0 <= x < 0.625}. */
  private static float tanhNearZero(float x) {
    float square = x * x;
    float p = -0x1.750ce2p-8f;
    p = Math.fma(p, square, 0x1.51f8cep-6f);
    p = Math.fma(p, square, -0x1.b835a4p-5f);
    p = Math.fma(p, square, 0x1.1106f6p-3f);
    p = Math.fma(p, square, -0x1.555532p-2f);
    return Math.fma(p * square, x, x);
  }

  /**
   * Logistic function {@code 1 / (1 + e^-x)}, from {@code z = e^-|x|}, so that neither end overflows: denormal below
   * -87.33.
   *
   * <p>One step of Newton's method takes away what the quotient and {@code 1 + z} lost in rounding. Its factor
   * {@code 1 / (1 + z)} is either the quotient itself or what it lacks to 1.
   */
  public static float sigmoid(float x) {
    float z = exp(-Math.abs(x));
    float sum = 1f + z;
    float lost = z - (sum - 1f);
    float dividend = x < 0f ? z : 1f;
    float quotient = dividend / sum;
    float rest = Math.fma(-quotient, lost, Math.fma(-quotient, sum, dividend));
    return Math.fma(rest, x < 0f ? 1f - quotient : quotient, quotient);
  }

  /**
   * {@code log(1 + x)} without what {@code 1 + x} loses for small x: minus infinity at -1, NaN below.
   *
   * <p>{@code log(u) x / (u - 1)} with {@code u = 1 + x} rounded (W. Kahan, quoted by D. Goldberg, "What every computer scientist should know about
   * floating-point arithmetic", 1991).
   */
  public static float log1p(float x) {
    float u = 1f + x;
    float scaled = log(u) * (x / (u - 1f));
    return u == 1f ? x : u == Float.POSITIVE_INFINITY || u <= 0f ? log(u) : scaled;
  }

  /** {@code e^x - 1} without what the difference loses for small x: by Kahan's quotient {@code (u - 1) x / log(u)}, {@code u = e^x}. */
  public static float expm1(float x) {
    float u = exp(x);
    float difference = u - 1f;
    float scaled = difference * (x / log(u));
    boolean far = u == Float.POSITIVE_INFINITY || difference <= -1f || x > 1f || x < -1f;
    return u == 1f ? x : far ? difference : scaled;
  }

  /** The error function. Near 0 an odd polynomial, else {@code 1 - e^-|x| P(|x|)}: exactly 1 from 3.92 on; keeps the sign of zero. */
  public static float erf(float x) {
    float magnitude = Math.min(Math.abs(x), 3.92f);
    float far = 1f - exp(-magnitude * erfFar(magnitude));
    return Math.copySign(magnitude < 0.921875f ? erfNearZero(magnitude) : far, x);
  }

  /** {@code x + x P(x^2)} on {@code 0 <= x < 0.921875}. */
  private static float erfNearZero(float x) {
    float square = x * x;
    float p = 0x1.5f12cp-14f;
    p = Math.fma(p, square, -0x1.aaea0cp-11f);
    p = Math.fma(p, square, 0x1.54daeap-8f);
    p = Math.fma(p, square, -0x1.b8107ep-6f);
    p = Math.fma(p, square, 0x1.ce2e2p-4f);
    p = Math.fma(p, square, -0x1.812744p-2f);
    p = Math.fma(p, square, 0x1.06eba8p-3f);
    return Math.fma(p, x, x);
  }

  /** {@code -log(1 - erf(x)) / x} on {@code 0.92 <= x <= 3.92}. */
  private static float erfFar(float x) {
    float p = 0x1.49316cp-18f;
    p = Math.fma(p, x, -0x1.7aff6ep-15f);
    p = Math.fma(p, x, -0x1.b126c2p-15f);
    p = Math.fma(p, x, 0x1.80ce44p-9f);
    p = Math.fma(p, x, -0x1.73a4e4p-6f);
    p = Math.fma(p, x, 0x1.af3124p-4f);
    p = Math.fma(p, x, 0x1.457014p-1f);
    return Math.fma(p, x, 0x1.20e8d4p0f);
  }

  /** Sine of an angle in radians: Java's strict one, which is the same everywhere, rounded to float. */
  public static float sin(float x) {
    return (float) StrictMath.sin(x);
  }

  /** Cosine of an angle in radians: Java's strict one, which is the same everywhere, rounded to float. */
  public static float cos(float x) {
    return (float) StrictMath.cos(x);
  }

  /**
   * x to the power of y, the same on any JDK. Of positive x it is exp(y log x), to about |y log x| units in the last place, and allocates nothing;
   * {@link StrictMath#pow}, which is used for all others, makes three arrays in each call.
   */
  public static double pow(double x, double y) {
    return x > 0 && y != 0 ? StrictMath.exp(y * StrictMath.log(x)) : StrictMath.pow(x, y);
  }
}
