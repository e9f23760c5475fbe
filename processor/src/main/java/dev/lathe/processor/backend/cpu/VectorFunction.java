package dev.lathe.processor.backend.cpu;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The functions of the runtime's {@code Functions}, operation by operation for all lanes at once, so that they give the same bits; that class says where they come
 * from and how exact they are.
 *
 * <p>They are written into the kernels: HotSpot stops to inline methods of ours where a kernel has more than two or three functions, and vectors that are handed to a
 * method are put into objects. In the text, names that end in {@code #} are local variables, {@code x#} is the operand, and a line may be the value of another function.
 */
enum VectorFunction {
  EXP("""
      FloatVector bounded# = x#.blend(-104f, x#.compare(VectorOperators.LT, -104f))
          .blend(89f, x#.compare(VectorOperators.GT, 89f));
      FloatVector shifted# = bounded#.fma(0x1.715476p0f, 0x1.8p23f);
      FloatVector n# = shifted#.sub(0x1.8p23f);
      FloatVector high# = n#.fma(all(-0x1.62e43p-1f), bounded#);
      FloatVector r# = n#.fma(all(0x1.05c61p-29f), high#);
      FloatVector q# = all(0x1.6a3d14p-10f).fma(r#, all(0x1.123858p-7f)).fma(r#, all(0x1.5558bep-5f))
          .fma(r#, all(0x1.555494p-3f)).fma(r#, all(0x1.fffffcp-2f));
      FloatVector sum# = r#.add(1f);
      FloatVector whole# = sum#.add(r#.mul(r#).fma(q#, r#.sub(sum#.sub(1f))));
      IntVector exponent# = shifted#.reinterpretAsInts().sub(Float.floatToRawIntBits(0x1.8p23f));
      IntVector half# = exponent#.lanewise(VectorOperators.ASHR, 1);
      IntVector rest# = exponent#.sub(half#);
      result whole#.mul(half#.add(127).lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats())
          .mul(rest#.add(127).lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats())
      """),
  LOG("""
      VectorMask<Float> tiny# = x#.compare(VectorOperators.LT, Float.MIN_NORMAL);
      IntVector bits# = x#.blend(x#.mul(0x1p23f), tiny#).reinterpretAsInts();
      IntVector exponent# = bits#.sub(0x3F3504F3).lanewise(VectorOperators.ASHR, 23);
      FloatVector f# = bits#.sub(exponent#.lanewise(VectorOperators.LSHL, 23)).reinterpretAsFloats().sub(1f);
      FloatVector scale# = exponent#.convert(VectorOperators.I2F, 0).reinterpretAsFloats();
      FloatVector n# = scale#.blend(scale#.sub(23f), tiny#);
      FloatVector p# = all(0x1.14733ep-4f).fma(f#, all(-0x1.de01dcp-4f)).fma(f#, all(0x1.e6c00ap-4f))
          .fma(f#, all(-0x1.fc28cap-4f)).fma(f#, all(0x1.233ba2p-3f)).fma(f#, all(-0x1.555c44p-3f))
          .fma(f#, all(0x1.99a476p-3f)).fma(f#, all(-0x1.000006p-2f)).fma(f#, all(0x1.555548p-2f));
      FloatVector rest# = f#.add(f#.mul(f#).fma(p#.fma(f#, all(-0.5f)), n#.mul(-0x1.05c61p-29f)));
      FloatVector edge# = all(Float.NaN).blend(x#, x#.compare(VectorOperators.GT, 0f))
          .blend(Float.NEGATIVE_INFINITY, x#.compare(VectorOperators.EQ, 0f));
      VectorMask<Float> usual# = x#.compare(VectorOperators.GT, 0f)
          .and(x#.compare(VectorOperators.LT, Float.POSITIVE_INFINITY));
      result edge#.blend(n#.fma(all(0x1.62e43p-1f), rest#), usual#)
      """),
  TANH("""
      FloatVector magnitude# = x#.abs();
      FloatVector power# = exp(magnitude#.add(magnitude#));
      FloatVector far# = all(1f).sub(all(2f).div(power#.add(1f)));
      FloatVector square# = magnitude#.mul(magnitude#);
      FloatVector p# = all(-0x1.750ce2p-8f).fma(square#, all(0x1.51f8cep-6f)).fma(square#, all(-0x1.b835a4p-5f))
          .fma(square#, all(0x1.1106f6p-3f)).fma(square#, all(-0x1.555532p-2f));
      FloatVector near# = p#.mul(square#).fma(magnitude#, magnitude#);
      IntVector chosen# = far#.blend(near#, magnitude#.compare(VectorOperators.LT, 0.625f)).reinterpretAsInts();
      result chosen#.or(x#.reinterpretAsInts().and(Integer.MIN_VALUE)).reinterpretAsFloats()
      """),
  SIGMOID("""
      FloatVector z# = exp(x#.abs().neg());
      FloatVector sum# = z#.add(1f);
      FloatVector lost# = z#.sub(sum#.sub(1f));
      VectorMask<Float> negative# = x#.compare(VectorOperators.LT, 0f);
      FloatVector dividend# = all(1f).blend(z#, negative#);
      FloatVector quotient# = dividend#.div(sum#);
      FloatVector minus# = quotient#.neg();
      FloatVector rest# = minus#.fma(lost#, minus#.fma(sum#, dividend#));
      result rest#.fma(quotient#.blend(all(1f).sub(quotient#), negative#), quotient#)
      """),
  LOG1P("""
      FloatVector u# = x#.add(1f);
      FloatVector plain# = log(u#);
      FloatVector scaled# = plain#.mul(x#.div(u#.sub(1f)));
      VectorMask<Float> edge# = u#.compare(VectorOperators.EQ, Float.POSITIVE_INFINITY)
          .or(u#.compare(VectorOperators.LE, 0f));
      result scaled#.blend(plain#, edge#).blend(x#, u#.compare(VectorOperators.EQ, 1f))
      """),
  EXPM1("""
      FloatVector u# = exp(x#);
      FloatVector difference# = u#.sub(1f);
      FloatVector back# = log(u#);
      FloatVector scaled# = difference#.mul(x#.div(back#));
      VectorMask<Float> far# = u#.compare(VectorOperators.EQ, Float.POSITIVE_INFINITY)
          .or(difference#.compare(VectorOperators.LE, -1f))
          .or(x#.compare(VectorOperators.GT, 1f))
          .or(x#.compare(VectorOperators.LT, -1f));
      result scaled#.blend(difference#, far#).blend(x#, u#.compare(VectorOperators.EQ, 1f))
      """),
  ERF("""
      FloatVector magnitude# = x#.abs().min(3.92f);
      FloatVector tail# = all(0x1.49316cp-18f).fma(magnitude#, all(-0x1.7aff6ep-15f)).fma(magnitude#, all(-0x1.b126c2p-15f))
          .fma(magnitude#, all(0x1.80ce44p-9f)).fma(magnitude#, all(-0x1.73a4e4p-6f)).fma(magnitude#, all(0x1.af3124p-4f))
          .fma(magnitude#, all(0x1.457014p-1f)).fma(magnitude#, all(0x1.20e8d4p0f));
      FloatVector power# = exp(magnitude#.neg().mul(tail#));
      FloatVector square# = magnitude#.mul(magnitude#);
      FloatVector p# = all(0x1.5f12cp-14f).fma(square#, all(-0x1.aaea0cp-11f)).fma(square#, all(0x1.54daeap-8f))
          .fma(square#, all(-0x1.b8107ep-6f)).fma(square#, all(0x1.ce2e2p-4f)).fma(square#, all(-0x1.812744p-2f))
          .fma(square#, all(0x1.06eba8p-3f));
      FloatVector near# = p#.fma(magnitude#, magnitude#);
      VectorMask<Float> small# = magnitude#.compare(VectorOperators.LT, 0.921875f);
      IntVector chosen# = all(1f).sub(power#).blend(near#, small#).reinterpretAsInts();
      result chosen#.or(x#.reinterpretAsInts().and(Integer.MIN_VALUE)).reinterpretAsFloats()
      """);

  private static final Pattern CALL =
      Pattern.compile("FloatVector (\\w+) = (exp|log)\\((.*)\\);\n");
  private static final Pattern RESULT = Pattern.compile("(?s)result (.*)\n$");

  private final String text;

  VectorFunction(String text) {
    this.text = text.replace("all(", "FloatVector.broadcast(SPECIES, ");
  }

  /**
   * Statements after which {@code result} is the function's value.
   *
   * @param numbers for local variables that no other function of the kernel has
   */
  String statements(String result, String operand, AtomicInteger numbers) {
    String own = "Of" + numbers.incrementAndGet();
    String body = ("FloatVector x# = " + operand + ";\n" + text).replace("#", own);
    String whole = RESULT
        .matcher(body)
        .replaceFirst(Matcher.quoteReplacement("FloatVector " + result + " = ") + "$1;\n");
    return CALL.matcher(whole).replaceAll(call -> Matcher.quoteReplacement(called(call, numbers)));
  }

  private static String called(MatchResult call, AtomicInteger numbers) {
    return valueOf(call.group(2).toUpperCase(Locale.ROOT))
        .statements(call.group(1), call.group(3), numbers);
  }
}
