package dev.lathe.processor.backend.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeSpec;
import dev.lathe.processor.emit.SourceFiles;
import dev.lathe.runtime.Initializers;
import dev.lathe.runtime.Program;
import dev.lathe.runtime.Randoms;
import dev.lathe.runtime.Team;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The product's bits are those of one accumulator an output over ascending k, whatever the sizes, strides and members. */
class ProductTest {
  /** Two steps of k in a round and four: which one runs depends on the JDK. */
  private static final List<Product> PRODUCTS =
      Stream.concat(products("TwoSteps", false), products("FourSteps", true)).toList();

  private static final List<Team> TEAMS = List.of(Team.of(1), Team.of(3));

  @AfterAll
  static void close() {
    TEAMS.forEach(Team::close);
  }

  /** Around a vector, the height and width of a panel, and the bounds at which another way is chosen. */
  static Stream<Integer> sizes() {
    return IntStream.concat(
            IntStream.rangeClosed(1, 33),
            IntStream.of(63, 64, 65, 255, 256, 257, 511, 512, 513, 600))
        .boxed();
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void rows(int size) {
    check(size, 19, 37);
    check(size, 6, 3);
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void inner(int size) {
    check(9, size, 70);
    check(70, size, 5);
    check(3, size, 6);
    check(1, size, 1);
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void columns(int size) {
    check(6, 11, size);
    check(2, 5, size);
    check(1, 300, size);
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void all(int size) {
    if (size <= 65) {
      check(size, size, size);
    } else {
      check(size - 250, size, size + 1);
    }
  }

  private static void check(int rows, int inner, int columns) {
    for (boolean left : new boolean[] {false, true}) {
      for (boolean right : new boolean[] {false, true}) {
        check(new Matrix(rows, inner, left, 1), new Matrix(inner, columns, right, 2));
      }
    }
  }

  private static void check(Matrix a, Matrix b) {
    float[] expected = inOrder(a, b);
    for (Team team : TEAMS) {
      for (Product product : PRODUCTS) {
        float[] found = new float[a.rows * b.columns];
        Arrays.fill(found, Float.NaN); // what was there before must not matter
        team.run(program(product, a, b, found));
        assertSameBits(
            expected, found, a + " times " + b + " with " + team.size() + " members, " + product);
      }
    }
  }

  private static void assertSameBits(float[] expected, float[] found, String how) {
    for (int index = 0; index < found.length; index++) {
      if (Float.floatToRawIntBits(expected[index]) != Float.floatToRawIntBits(found[index])) {
        assertEquals(expected[index], found[index], how + ", element " + index);
      }
    }
  }

  private static float[] inOrder(Matrix a, Matrix b) {
    float[] c = new float[a.rows * b.columns];
    for (int row = 0; row < a.rows; row++) {
      for (int column = 0; column < b.columns; column++) {
        float sum = 0;
        for (int k = 0; k < a.columns; k++) {
          sum = Math.fma(a.values[a.index(row, k)], b.values[b.index(k, column)], sum);
        }
        c[row * b.columns + column] = sum;
      }
    }
    return c;
  }

  private static Program program(Product product, Matrix a, Matrix b, float[] c) {
    return member -> {
      try {
        product.method.invoke(
            product.kernels,
            a.values,
            a.rowStride(),
            a.columnStride(),
            b.values,
            b.rowStride(),
            b.columnStride(),
            c,
            b.columns,
            1,
            a.rows,
            a.columns,
            b.columns,
            member);
      } catch (IllegalAccessException | InvocationTargetException e) {
        throw new IllegalStateException(e);
      }
    };
  }

  /** A kernel of some object. */
  private record Product(Object kernels, Method method) {
    static Product of(Class<?> type) {
      try {
        Constructor<?> constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        Method method = Stream.concat(
                Stream.of(type.getDeclaredMethods()),
                Stream.of(type.getSuperclass().getDeclaredMethods()))
            .filter(each -> each.getName().equals("product"))
            .findFirst()
            .orElseThrow();
        method.setAccessible(true);
        return new Product(constructor.newInstance(), method);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public String toString() {
      return kernels.getClass().getSimpleName();
    }
  }

  /** The scalar form and the vector form. */
  private static Stream<Product> products(String name, boolean fourSteps) {
    ClassName type = ClassName.get("generated", name);
    KernelLibrary kernels = new KernelLibrary(type, true);
    kernels.addField(FieldSpec.builder(
            boolean.class, ProductKernels.fourSteps().name(), Modifier.STATIC, Modifier.FINAL)
        .initializer("$L", fourSteps)
        .build());
    ProductKernels.addTo(kernels);
    Map<String, String> sources = new TreeMap<>();
    for (TypeSpec each : kernels.build(type)) {
      sources.put("generated." + each.name(), SourceFiles.text("generated", each));
    }
    ClassLoader classes = InMemoryJavac.load(InMemoryJavac.compile(sources));
    return sources.keySet().stream().map(each -> {
      try {
        return Product.of(Class.forName(each, true, classes));
      } catch (ClassNotFoundException e) {
        throw new IllegalStateException(e);
      }
    });
  }

  /** A matrix that lies in memory as it is, or transposed. */
  private static final class Matrix {
    private final int rows;
    private final int columns;
    private final boolean transposed;
    private final float[] values;

    Matrix(int rows, int columns, boolean transposed, int stream) {
      this.rows = rows;
      this.columns = columns;
      this.transposed = transposed;
      this.values = new float[rows * columns];
      Initializers.uniform(values, -1, 1, Randoms.key(9, rows * 1000L + columns, stream));
    }

    int rowStride() {
      return transposed ? 1 : columns;
    }

    int columnStride() {
      return transposed ? rows : 1;
    }

    int index(int row, int column) {
      return row * rowStride() + column * columnStride();
    }

    @Override
    public String toString() {
      return rows + " x " + columns + (transposed ? " transposed" : "");
    }
  }
}
