package dev.lathe.tests.behaviour;

import dev.lathe.tests.Jvm;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Once everything is compiled, steps and predictions leave nothing for the garbage collector, on any thread. In JVMs of their own, where other tests have not made calls ambiguous. */
class AllocationTest {
  @ParameterizedTest
  @ValueSource(strings = {"points", "records", "pictures", "sequences"})
  void inScalarForm(String data) throws IOException {
    run(data, "-Dlathe.vector=off");
  }

  @ParameterizedTest
  @ValueSource(strings = {"points", "records", "pictures", "sequences"})
  void inVectorForm(String data) throws IOException {
    run(data, "--add-modules=jdk.incubator.vector", "-Dlathe.vector=now");
  }

  private static void run(String data, String... options) throws IOException {
    Jvm.withTestClasses(options)
        .options("-Dlathe.progress=off", "-Dlathe.threads=2")
        .run(Allocation.class.getName(), data);
  }
}
