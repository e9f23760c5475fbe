package dev.lathe.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ServiceLoader;
import javax.annotation.processing.Processor;
import org.junit.jupiter.api.Test;

/** How build tools find the processor and what they may assume of it. */
class RegistrationTest {
  @Test
  void javacFindsIt() {
    assertTrue(ServiceLoader.load(Processor.class).stream()
        .anyMatch(provider -> provider.type() == NetworkProcessor.class));
    assertEquals(
        "dev.lathe.processor.NetworkProcessor",
        resource("META-INF/services/javax.annotation.processing.Processor"));
  }

  @Test
  void options() {
    assertTrue(new NetworkProcessor().getSupportedOptions().contains("lathe.dump"));
  }

  /** "dynamic" leaves it to an option, which says that what is generated depends on one class and what it names. */
  @Test
  void gradleCompilesIncrementally() {
    assertEquals(
        "dev.lathe.processor.NetworkProcessor,dynamic",
        resource("META-INF/gradle/incremental.annotation.processors"));
    assertTrue(new NetworkProcessor()
        .getSupportedOptions()
        .contains("org.gradle.annotation.processing.isolating"));
  }

  private static String resource(String name) {
    try (InputStream stream = NetworkProcessor.class.getClassLoader().getResourceAsStream(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
