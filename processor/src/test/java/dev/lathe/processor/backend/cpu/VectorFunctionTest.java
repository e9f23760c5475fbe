package dev.lathe.processor.backend.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeSpec;
import dev.lathe.processor.emit.SourceFiles;
import dev.lathe.runtime.Functions;
import java.lang.reflect.Method;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Functions of vectors give the bits that the runtime's own give, for floats of every exponent and both signs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VectorFunctionTest {
  /** Coprime to powers of two, so that the last bits differ, too. */
  private static final int STEP = 100_003;

  private final Class<?> kernels = compiled();

  private static String name(VectorFunction function) {
    return function.name().toLowerCase(Locale.ROOT);
  }

  private static Class<?> compiled() {
    ClassName type = ClassName.get("generated", "Lanes");
    KernelLibrary library = new KernelLibrary(type, true);
    VectorKernels vectors = library.vectors().orElseThrow();
    for (VectorFunction function : VectorFunction.values()) {
      String body = "for (int at = 0; at < x.length; at += LANES) {\n"
          + function.statements(
              "value", "FloatVector.fromArray(SPECIES, x, at)", new AtomicInteger())
          + "value.intoArray(out, at);\n}\n";
      vectors.addHelper(KernelMethod.function(
          "void", name(function), "All of an array.", "float[] x, float[] out", body));
    }
    Map<String, String> sources = new TreeMap<>();
    for (TypeSpec each : library.build(type)) {
      sources.put("generated." + each.name(), SourceFiles.text("generated", each));
    }
    try {
      ClassLoader classes = InMemoryJavac.load(InMemoryJavac.compile(sources));
      return Class.forName("generated.LanesVector", true, classes);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @EnumSource(VectorFunction.class)
  void sameBits(VectorFunction function) throws ReflectiveOperationException {
    float[] x = numbers();
    float[] found = new float[x.length];
    Method all = kernels.getDeclaredMethod(name(function), float[].class, float[].class);
    all.setAccessible(true);
    all.invoke(null, x, found);
    Method scalar = Functions.class.getMethod(name(function), float.class);
    for (int index = 0; index < x.length; index++) {
      float expected = (float) scalar.invoke(null, x[index]);
      String message = function + " of " + x[index];
      assertEquals(Float.floatToIntBits(expected), Float.floatToIntBits(found[index]), message);
    }
  }

  private static float[] numbers() {
    Stream<Float> all = Stream.iterate((long) Integer.MIN_VALUE, bits -> bits + STEP)
        .limit((1L << 32) / STEP)
        .map(bits -> Float.intBitsToFloat(bits.intValue()));
    Stream<Float> edges = Stream.of(
            0f, 1f, 0.5f, 88.72f, 88.73f, 87.33f, 103.97f, 104f, 89f, 0.625f, 0.921875f, 3.92f,
            9.02f)
        .flatMap(edge -> Stream.of(edge, Math.nextUp(edge), Math.nextDown(edge)))
        .flatMap(edge -> Stream.of(edge, -edge));
    Stream<Float> special =
        Stream.of(Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.NaN, Float.MIN_VALUE);
    float[] numbers = new float[43_200];
    int at = 0;
    for (Float number :
        (Iterable<Float>) Stream.of(all, edges, special).flatMap(s -> s)::iterator) {
      numbers[at++] = number;
    }
    return numbers;
  }
}
