package dev.lathe.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.data.Thrown;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LivePageTest {
  private final LivePage page = LivePage.on(0);
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = System.out;

  @BeforeEach
  void start() {
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    page.onStart(FakeRun.of(1));
  }

  @AfterEach
  void end() {
    page.close();
    System.setOut(out);
  }

  /** What the server answers to these lines. */
  private String ask(String request, String... headers) throws IOException {
    URI at = page.address();
    try (Socket socket = new Socket(at.getHost(), at.getPort())) {
      socket.setSoTimeout(60_000);
      String text = request + " HTTP/1.1\r\n" + String.join("\r\n", headers)
          + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private String host() {
    return "Host: 127.0.0.1:" + page.address().getPort();
  }

  private static void contains(String text, String... parts) {
    for (String part : parts) {
      assertTrue(text.toLowerCase().contains(part.toLowerCase()), () -> part + " in " + text);
    }
  }

  @Test
  void saysWhereItIsAndServesThePage() throws IOException {
    contains(printed.toString(StandardCharsets.UTF_8), "watch at " + page.address());
    String answer = ask("GET /", host());
    contains(answer, "HTTP/1.1 200 ", "content-type: text/html; charset=utf-8");
    contains(answer, "content-security-policy: default-src 'none'", "frame-ancestors 'none'");
    contains(answer, "nosniff", "no-store", "<h1>Fake</h1>", "<td title=\"0.5\">0.5000</td>");
  }

  @Test
  void numbersAreThoseOfTheLastStep() throws IOException {
    contains(ask("GET /numbers.json", host()), "\"step\": 0,", "\"loss\": null,");
    page.onStep(FakeRun.of(1), new StepReport(17, 2, 9, 2, 15, 64, 0.125, 0.75, 0.01));
    String answer = ask("GET /numbers.json?x=1", host());
    contains(answer, "application/json", "{\"epoch\": 2, \"epochs\": 9, \"batch\": 2, ");
    contains(answer, "\"batches\": 15, \"step\": 17, \"loss\": 0.125, \"epochLoss\": 0.75, ");
    contains(answer, "\"learningRate\": 0.01, ", "\"finished\": 1}");
    double rate = Double.parseDouble(answer.replaceAll("(?s).*PerSecond\": ([^,]*),.*", "$1"));
    assertTrue(rate > 0, answer);
    FakeRun later = FakeRun.of(2);
    page.onEpoch(later, later.reports().get(1));
    contains(ask("GET /numbers.json", host()), "\"finished\": 2}");
    contains(ask("GET /", host()), "<td title=\"0.25\">");
  }

  @Test
  void otherRequestsAreRefused() throws IOException {
    int port = page.address().getPort();
    for (String method : List.of("POST", "PUT", "DELETE", "OPTIONS", "TRACE")) {
      contains(ask(method + " /", host()), "HTTP/1.1 405 ", "allow: GET, HEAD");
    }
    for (String path : List.of("/other", "/../etc/passwd", "/numbers.json/", "/%2e%2e/")) {
      contains(ask("GET " + path, host()), "HTTP/1.1 404 ");
    }
    for (String host : List.of("localhost:" + port, "[::1]:" + port)) {
      contains(ask("GET /", "Host: " + host), "HTTP/1.1 200 ");
    }
    for (String host : List.of("evil.example", "evil.example:" + port, "127.0.0.1", "")) {
      contains(ask("GET /numbers.json", "Host: " + host), "HTTP/1.1 403 ");
    }
    contains(ask("GET /", host(), host()), "HTTP/1.1 403 ");
    contains(ask("GET /", "X: y"), "HTTP/1.1 403 ");
  }

  @Test
  void headHasNoBody() throws IOException {
    String answer = ask("HEAD /", host());
    contains(answer, "HTTP/1.1 200 ");
    assertTrue(answer.endsWith("\r\n\r\n"), answer);
    int length = Integer.parseInt(answer.replaceAll("(?is).*content-length: *([0-9]+).*", "$1"));
    assertTrue(length > 1000, answer);
  }

  @Test
  void isReachedFromThisMachineAlone() throws IOException {
    assertTrue(InetAddress.getByName(page.address().getHost()).isLoopbackAddress());
    InetAddress own = InetAddress.getLocalHost();
    if (!own.isLoopbackAddress()) {
      int port = page.address().getPort();
      assertThrows(ConnectException.class, () -> new Socket(own, port).close());
    }
  }

  @Test
  void endsWithTheTraining() {
    URI at = page.address();
    page.close();
    page.close();
    Thrown.by(IllegalStateException.class, page::address, "[L214] expected a training under way");
    assertThrows(ConnectException.class, () -> new Socket(at.getHost(), at.getPort()).close());
    page.onStart(FakeRun.of(0));
    assertTrue(page.address().getPort() > 0, "and begins with the next");
  }

  @Test
  void portsAreCheckedAndMustBeFree() throws IOException {
    for (int port : new int[] {-1, 65_536}) {
      Thrown.by(
          IllegalArgumentException.class,
          () -> LivePage.on(port),
          "[L212] expected a port of 0 to 65535\n  found: " + port);
    }
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      LivePage second = LivePage.on(taken.getLocalPort());
      Thrown.by(
          UncheckedIOException.class,
          () -> second.onStart(FakeRun.of(0)),
          "[L212] expected a free port for a page",
          "found: " + taken.getLocalPort(),
          "LivePage.on(0) takes any that is free");
      second.close();
    }
  }

  /** In a Java of which some modules are not there. */
  static final class Alone {
    public static void main(String[] arguments) {
      LivePage page = LivePage.on(0);
      try {
        page.onStart(FakeRun.of(1));
      } catch (IllegalStateException e) {
        System.out.println(e.getMessage());
      }
      page.close();
    }
  }

  @Test
  void aJavaWithoutServerSaysSo() throws Exception {
    Process process = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--limit-modules",
            "java.base,java.desktop",
            "-cp",
            classPath(LivePageTest.class) + File.pathSeparator + classPath(LivePage.class),
            "dev.lathe.train.LivePageTest$Alone")
        .redirectErrorStream(true)
        .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    contains(said, "[L214] expected the module jdk.httpserver", "--add-modules jdk.httpserver");
  }

  private static String classPath(Class<?> type) throws Exception {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
        .toString();
  }
}
