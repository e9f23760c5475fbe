package dev.lathe.train;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lathe.report.TrainingPage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Answers requests for two things, from this machine alone. The one class that needs the module {@code jdk.httpserver}. */
final class PageServer implements AutoCloseable {
  private static final int THREADS = 4;

  private final HttpServer server;
  private final ExecutorService threads;
  private final Supplier<String> page;
  private final Supplier<String> numbers;
  private final Set<String> hosts;

  PageServer(int port, Supplier<String> page, Supplier<String> numbers) throws IOException {
    this.page = page;
    this.numbers = numbers;
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    server = HttpServer.create(new InetSocketAddress(loopback, port), 0);
    String at = ":" + server.getAddress().getPort();
    hosts = Set.of("127.0.0.1" + at, "localhost" + at, "[::1]" + at);
    threads = Executors.newFixedThreadPool(THREADS, PageServer::thread);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "lathe-page");
    thread.setDaemon(true);
    return thread;
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      if (!isForUs(exchange.getRequestHeaders().get("Host"))) {
        exchange.sendResponseHeaders(403, -1);
      } else if (!Set.of("GET", "HEAD").contains(exchange.getRequestMethod())) {
        exchange.getResponseHeaders().set("Allow", "GET, HEAD");
        exchange.sendResponseHeaders(405, -1);
      } else if ("/".equals(path)) {
        send(exchange, "text/html; charset=utf-8", page.get());
      } else if ("/numbers.json".equals(path)) {
        send(exchange, "application/json", numbers.get());
      } else {
        exchange.sendResponseHeaders(404, -1);
      }
    }
  }

  /** Against pages of other sites whose names lead to this machine. */
  private boolean isForUs(@Nullable List<String> host) {
    return host != null && host.size() == 1 && hosts.contains(host.get(0));
  }

  private static void send(HttpExchange exchange, String type, String text) throws IOException {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", type);
    headers.set("Content-Security-Policy", TrainingPage.policy());
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    headers.set("Cache-Control", "no-store");
    if (exchange.getRequestMethod().equals("HEAD")) {
      headers.set("Content-Length", String.valueOf(content.length));
      exchange.sendResponseHeaders(200, -1);
    } else {
      exchange.sendResponseHeaders(200, content.length);
      exchange.getResponseBody().write(content);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
