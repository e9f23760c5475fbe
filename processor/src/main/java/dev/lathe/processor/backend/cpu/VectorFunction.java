package dev.lathe.processor.backend.cpu;

import com.palantir.javapoet.MethodSpec;

/**
 * The functions of the runtime's {@code Functions}, operation by operation for all lanes at once, so that they give the same bits; that class says where they come
 * from and how exact they are.
 */
enum VectorFunction {
  POWER_OF_TWO("powerOfTwo", "Two to the power of whole numbers.", "IntVector exponent", """
      return exponent.add(127).lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats();
      """),
  EXP("exp", "{@code e^x}", "FloatVector x", """
      FloatVector bounded = x.blend(-104f, x.compare(VectorOperators.LT, -104f))
          .blend(89f, x.compare(VectorOperators.GT, 89f));
      FloatVector shifted = bounded.fma(0x1.715476p0f, 0x1.8p23f);
      FloatVector n = shifted.sub(0x1.8p23f);
      FloatVector high = n.fma(all(-0x1.62e43p-1f), bounded);
      FloatVector r = n.fma(all(0x1.05c61p-29f), high);
      FloatVector q = all(0x1.6a3d14p-10f);
      q = q.fma(r, all(0x1.123858p-7f));
      q = q.fma(r, all(0x1.5558bep-5f));
      q = q.fma(r, all(0x1.555494p-3f));
      q = q.fma(r, all(0x1.fffffcp-2f));
      FloatVector sum = r.add(1f);
      FloatVector whole = sum.add(r.mul(r).fma(q, r.sub(sum.sub(1f))));
      IntVector exponent = shifted.reinterpretAsInts().sub(Float.floatToRawIntBits(0x1.8p23f));
      IntVector half = exponent.lanewise(VectorOperators.ASHR, 1);
      return whole.mul(powerOfTwo(half)).mul(powerOfTwo(exponent.sub(half)));
      """, POWER_OF_TWO),
  LOG_OF_REST("logOfRest", "{@code log(1 + f) + small}", "FloatVector f, FloatVector small", """
      FloatVector p = all(0x1.14733ep-4f);
      p = p.fma(f, all(-0x1.de01dcp-4f));
      p = p.fma(f, all(0x1.e6c00ap-4f));
      p = p.fma(f, all(-0x1.fc28cap-4f));
      p = p.fma(f, all(0x1.233ba2p-3f));
      p = p.fma(f, all(-0x1.555c44p-3f));
      p = p.fma(f, all(0x1.99a476p-3f));
      p = p.fma(f, all(-0x1.000006p-2f));
      p = p.fma(f, all(0x1.555548p-2f));
      return f.add(f.mul(f).fma(p.fma(f, all(-0.5f)), small));
      """),
  LOG("log", "The natural logarithm.", "FloatVector x", """
      VectorMask<Float> tiny = x.compare(VectorOperators.LT, Float.MIN_NORMAL);
      IntVector bits = x.blend(x.mul(0x1p23f), tiny).reinterpretAsInts();
      IntVector exponent = bits.sub(0x3F3504F3).lanewise(VectorOperators.ASHR, 23);
      FloatVector f = bits.sub(exponent.lanewise(VectorOperators.LSHL, 23)).reinterpretAsFloats().sub(1f);
      FloatVector scale = exponent.convert(VectorOperators.I2F, 0).reinterpretAsFloats();
      FloatVector n = scale.blend(scale.sub(23f), tiny);
      FloatVector rest = logOfRest(f, n.mul(-0x1.05c61p-29f));
      FloatVector edge = all(Float.NaN).blend(x, x.compare(VectorOperators.GT, 0f))
          .blend(Float.NEGATIVE_INFINITY, x.compare(VectorOperators.EQ, 0f));
      VectorMask<Float> usual = x.compare(VectorOperators.GT, 0f)
          .and(x.compare(VectorOperators.LT, Float.POSITIVE_INFINITY));
      return edge.blend(n.fma(all(0x1.62e43p-1f), rest), usual);
      """, LOG_OF_REST),
  WITH_SIGN(
      "withSign",
      "Numbers that are not negative, with the signs of others.",
      "FloatVector magnitude, FloatVector sign",
      """
      IntVector bit = sign.reinterpretAsInts().and(Integer.MIN_VALUE);
      return magnitude.reinterpretAsInts().or(bit).reinterpretAsFloats();
      """),
  TANH_NEAR_ZERO("tanhNearZero", "The hyperbolic tangent near 0.", "FloatVector x", """
      FloatVector square = x.mul(x);
      FloatVector p = all(-0x1.750ce2p-8f);
      p = p.fma(square, all(0x1.51f8cep-6f));
      p = p.fma(square, all(-0x1.b835a4p-5f));
      p = p.fma(square, all(0x1.1106f6p-3f));
      p = p.fma(square, all(-0x1.555532p-2f));
      return p.mul(square).fma(x, x);
      """),
  TANH("tanh", "The hyperbolic tangent.", "FloatVector x", """
      FloatVector magnitude = x.abs();
      FloatVector far = all(1f).sub(all(2f).div(exp(magnitude.add(magnitude)).add(1f)));
      return withSign(far.blend(tanhNearZero(magnitude), magnitude.compare(VectorOperators.LT, 0.625f)), x);
      """, EXP, WITH_SIGN, TANH_NEAR_ZERO),
  SIGMOID("sigmoid", "The logistic function.", "FloatVector x", """
      FloatVector z = exp(x.abs().neg());
      FloatVector sum = z.add(1f);
      FloatVector lost = z.sub(sum.sub(1f));
      VectorMask<Float> negative = x.compare(VectorOperators.LT, 0f);
      FloatVector dividend = all(1f).blend(z, negative);
      FloatVector quotient = dividend.div(sum);
      FloatVector minus = quotient.neg();
      FloatVector rest = minus.fma(lost, minus.fma(sum, dividend));
      return rest.fma(quotient.blend(all(1f).sub(quotient), negative), quotient);
      """, EXP),
  LOG1P("log1p", "{@code log(1 + x)}", "FloatVector x", """
      FloatVector u = x.add(1f);
      FloatVector plain = log(u);
      FloatVector scaled = plain.mul(x.div(u.sub(1f)));
      VectorMask<Float> edge = u.compare(VectorOperators.EQ, Float.POSITIVE_INFINITY)
          .or(u.compare(VectorOperators.LE, 0f));
      return scaled.blend(plain, edge).blend(x, u.compare(VectorOperators.EQ, 1f));
      """, LOG),
  EXPM1("expm1", "{@code e^x - 1}", "FloatVector x", """
      FloatVector u = exp(x);
      FloatVector difference = u.sub(1f);
      FloatVector scaled = difference.mul(x.div(log(u)));
      VectorMask<Float> far = u.compare(VectorOperators.EQ, Float.POSITIVE_INFINITY)
          .or(difference.compare(VectorOperators.LE, -1f))
          .or(x.compare(VectorOperators.GT, 1f))
          .or(x.compare(VectorOperators.LT, -1f));
      return scaled.blend(difference, far).blend(x, u.compare(VectorOperators.EQ, 1f));
      """, EXP, LOG),
  ERF_FAR("erfFar", "{@code -log(1 - erf(x)) / x} far from 0", "FloatVector x", """
      FloatVector p = all(0x1.49316cp-18f);
      p = p.fma(x, all(-0x1.7aff6ep-15f));
      p = p.fma(x, all(-0x1.b126c2p-15f));
      p = p.fma(x, all(0x1.80ce44p-9f));
      p = p.fma(x, all(-0x1.73a4e4p-6f));
      p = p.fma(x, all(0x1.af3124p-4f));
      p = p.fma(x, all(0x1.457014p-1f));
      p = p.fma(x, all(0x1.20e8d4p0f));
      return p;
      """),
  ERF_NEAR_ZERO("erfNearZero", "The error function near 0.", "FloatVector x", """
      FloatVector square = x.mul(x);
      FloatVector p = all(0x1.5f12cp-14f);
      p = p.fma(square, all(-0x1.aaea0cp-11f));
      p = p.fma(square, all(0x1.54daeap-8f));
      p = p.fma(square, all(-0x1.b8107ep-6f));
      p = p.fma(square, all(0x1.ce2e2p-4f));
      p = p.fma(square, all(-0x1.812744p-2f));
      p = p.fma(square, all(0x1.06eba8p-3f));
      return p.fma(x, x);
      """),
  ERF("erf", "The error function.", "FloatVector x", """
      FloatVector magnitude = x.abs().min(3.92f);
      FloatVector far = all(1f).sub(exp(magnitude.neg().mul(erfFar(magnitude))));
      return withSign(far.blend(erfNearZero(magnitude), magnitude.compare(VectorOperators.LT, 0.921875f)), x);
      """, EXP, WITH_SIGN, ERF_FAR, ERF_NEAR_ZERO);

  private final MethodSpec method;
  private final VectorFunction[] called;

  VectorFunction(
      String name, String what, String parameters, String body, VectorFunction... called) {
    this.method = KernelMethod.function("FloatVector", name, what, parameters, body);
    this.called = called;
  }

  String method() {
    return method.name();
  }

  /** Adds the function and those that it calls, each small enough for HotSpot to inline it. */
  void addTo(VectorKernels vectors) {
    vectors.addHelper(VectorHelpers.ALL);
    for (VectorFunction each : called) {
      each.addTo(vectors);
    }
    vectors.addHelper(method);
  }
}
