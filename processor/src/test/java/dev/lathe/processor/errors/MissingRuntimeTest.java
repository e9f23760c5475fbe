package dev.lathe.processor.errors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import dev.lathe.nn.Network;
import dev.lathe.processor.NetworkProcessor;
import java.io.File;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** A user who forgot the runtime hears of it once, and not once for every generated line that needs it. */
class MissingRuntimeTest {
  @Test
  void isOneError() throws URISyntaxException {
    File annotations = new File(
        Network.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Compilation compilation = Compiler.javac()
        .withClasspath(List.of(annotations))
        .withProcessors(new NetworkProcessor())
        .compile(JavaFileObjects.forSourceString("Net", """
            import dev.lathe.nn.*;
            import dev.lathe.optim.*;
            @Network(input = {4}) @MSELoss @SGD
            class Net { @Linear(2) Layer out; }
            """));
    assertEquals(1, compilation.errors().size(), compilation.errors()::toString);
    assertEquals("""
        [L117] expected lathe-runtime on the class path, which generated code calls
          found: no dev.lathe.runtime.CompiledModel
          fix:   add the dependency dev.lathe:lathe-runtime (in a module: requires dev.lathe.runtime)""", compilation.errors().get(0).getMessage(Locale.ROOT));
  }
}
