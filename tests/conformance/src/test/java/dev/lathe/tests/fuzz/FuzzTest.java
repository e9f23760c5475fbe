package dev.lathe.tests.fuzz;

import dev.lathe.tests.Jvm;
import dev.lathe.tests.Site;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** In a JVM with little memory. {@code -Dlathe.fuzz=200000} says how many files. */
class FuzzTest {
  @Test
  @Timeout(1800)
  void readersGiveDataOrDocumentedExceptions(@TempDir Path folder) throws IOException {
    String count = System.getProperty("lathe.fuzz", "4000");
    String printed = Jvm.withTestClasses("-Xmx256m", "-Dlathe.reference=" + Site.reference(""))
        .run(Fuzz.class.getName(), count, folder.toString(), "1");
    System.out.print(printed);
  }
}
