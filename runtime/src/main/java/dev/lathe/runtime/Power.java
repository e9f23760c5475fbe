package dev.lathe.runtime;

/**
 * {@link StrictMath#pow} to the last bit, without the three small arrays that it makes in each call.
 *
 * <p>The algorithm and its constants are those of fdlibm's {@code e_pow.c}: Copyright (C) 2004 by Sun Microsystems, Inc. All rights reserved. Permission to use, copy,
 * modify, and distribute this software is freely granted, provided that this notice is preserved.
 */
final class Power {
  private static final double L1 = 0x1.3333333333303p-1;
  private static final double L2 = 0x1.b6db6db6fabffp-2;
  private static final double L3 = 0x1.55555518f264dp-2;
  private static final double L4 = 0x1.17460a91d4101p-2;
  private static final double L5 = 0x1.d864a93c9db65p-3;
  private static final double L6 = 0x1.a7e284a454eefp-3;
  private static final double P1 = 0x1.555555555553ep-3;
  private static final double P2 = -0x1.6c16c16bebd93p-9;
  private static final double P3 = 0x1.1566aaf25de2cp-14;
  private static final double P4 = -0x1.bbd41c5d26bf1p-20;
  private static final double P5 = 0x1.6376972bea4d0p-25;
  private static final double LN2 = 0x1.62e42fefa39efp-1;
  private static final double LN2_HIGH = 0x1.62e43p-1;
  private static final double LN2_LOW = -0x1.05c610ca86c39p-29;
  private static final double CP = 0x1.ec709dc3a03fdp-1; // 2 / (3 ln 2)
  private static final double CP_HIGH = 0x1.ec709ep-1;
  private static final double CP_LOW = -0x1.e2fe0145b01f5p-28;
  private static final double LOG2_1_5_HIGH = 0x1.2b80340000000p-1;
  private static final double LOG2_1_5_LOW = 0x1.cfdeb43cfd006p-27;

  private static final double MOST_EXPONENT = 0x1p31;
  private static final double MOST_LOGARITHM =
      1000; // results below 2^1000 and above 2^-1000 are normal

  private Power() {}

  /** x to the power of y. Rare cases, among them 0, infinity, NaN and results close to them, are left to the JDK. */
  static double of(double x, double y) {
    double size = Math.abs(x);
    boolean plain = size >= Double.MIN_NORMAL && size < Double.POSITIVE_INFINITY && size != 1;
    if (!plain || isSpecial(y) || x < 0 && y != Math.rint(y)) {
      return StrictMath.pow(x, y);
    }
    double result = ofPlain(size, y);
    return Double.isNaN(result)
        ? StrictMath.pow(x, y)
        : x < 0 && ((long) y & 1) != 0 ? -result : result;
  }

  private static boolean isSpecial(double y) {
    return y == 0 || y == 1 || y == -1 || y == 2 || y == 0.5 || !(Math.abs(y) < MOST_EXPONENT);
  }

  /** The logarithm to base 2 in two parts, times y, then 2 to the power of it; NaN where that is too far from 1. */
  private static double ofPlain(double x, double y) {
    int high = high(x);
    int exponent = (high >> 20) - 0x3ff;
    int fraction = high & 0xfffff;
    boolean middle = fraction > 0x3988e && fraction < 0xbb67a; // between sqrt(3/2) and sqrt(3)
    int near = fraction | 0x3ff00000;
    if (fraction >= 0xbb67a) {
      exponent++;
      near -= 0x100000;
    }
    double a = withHigh(x, near);
    double b = middle ? 1.5 : 1;
    double u = a - b;
    double v = 1 / (a + b);
    double s = u * v;
    double sHigh = highPart(s);
    double sumHigh = withHigh(0, (near >> 1 | 0x20000000) + 0x80000 + (middle ? 1 << 18 : 0));
    double sumLow = a - (sumHigh - b);
    double sLow = v * ((u - sHigh * sumHigh) - sHigh * sumLow);
    double square = s * s;
    double r = square
        * square
        * (L1 + square * (L2 + square * (L3 + square * (L4 + square * (L5 + square * L6)))));
    r += sLow * (sHigh + s);
    square = sHigh * sHigh;
    double tHigh = highPart(3 + square + r);
    double tLow = r - ((tHigh - 3) - square);
    u = sHigh * tHigh;
    v = sLow * tHigh + tLow * s;
    double pHigh = highPart(u + v);
    double pLow = v - (pHigh - u);
    double zHigh = CP_HIGH * pHigh;
    double zLow = CP_LOW * pHigh + pLow * CP + (middle ? LOG2_1_5_LOW : 0);
    double shift = middle ? LOG2_1_5_HIGH : 0;
    double logHigh = highPart(((zHigh + zLow) + shift) + exponent);
    double logLow = zLow - (((logHigh - exponent) - shift) - zHigh);
    double yHigh = highPart(y);
    return exp2(yHigh * logHigh, (y - yHigh) * logHigh + y * logLow);
  }

  /** 2 to the power of a sum, the first part of which is the greater one. */
  private static double exp2(double high, double low) {
    double z = low + high;
    if (!(Math.abs(z) < MOST_LOGARITHM)) {
      return Double.NaN;
    }
    int whole = 0;
    double rest = high;
    if ((high(z) & 0x7fffffff) > 0x3fe00000) { // half away from 0 goes up
      whole = (int) (Math.abs(z) + 0.5);
      whole = z < 0 ? -whole : whole;
      rest -= whole;
    }
    double t = highPart(low + rest);
    double u = t * LN2_HIGH;
    double v = (low - (t - rest)) * LN2 + t * LN2_LOW;
    double x = u + v;
    double w = v - (x - u);
    t = x * x;
    double p = x - t * (P1 + t * (P2 + t * (P3 + t * (P4 + t * P5))));
    double r = (x * p) / (p - 2) - (w + x * w);
    x = 1 - (r - x);
    return withHigh(x, high(x) + (whole << 20));
  }

  private static int high(double x) {
    return (int) (Double.doubleToRawLongBits(x) >> 32);
  }

  private static double withHigh(double x, int high) {
    return Double.longBitsToDouble(Double.doubleToRawLongBits(x) & 0xFFFFFFFFL | (long) high << 32);
  }

  private static double highPart(double x) {
    return Double.longBitsToDouble(Double.doubleToRawLongBits(x) & 0xFFFFFFFF00000000L);
  }
}
