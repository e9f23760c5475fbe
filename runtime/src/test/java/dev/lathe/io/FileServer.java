package dev.lathe.io;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** An HTTP server on this machine that answers well and badly, and keeps what it was asked. */
public final class FileServer implements AutoCloseable {
  private final HttpServer server;
  /** Path and range of each request. */
  public final List<String> asked = Collections.synchronizedList(new ArrayList<>());

  /** What a server does with a request. */
  public interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  public FileServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  /** Answers at a path, and gives its address. */
  public String serve(String path, Answer answer) {
    server.createContext(path, exchange -> {
      try (exchange) {
        asked.add(path + " " + exchange.getRequestHeaders().getFirst("Range"));
        answer.to(exchange);
      }
    });
    return address(path);
  }

  public String address(String path) {
    InetSocketAddress at = server.getAddress();
    return "http://" + at.getAddress().getHostAddress() + ":" + at.getPort() + path;
  }

  /** A server that knows ranges. */
  public static Answer file(byte[] content) {
    return exchange -> {
      int from = from(exchange);
      if (from > 0) {
        String range = "bytes " + from + "-" + (content.length - 1) + "/" + content.length;
        exchange.getResponseHeaders().add("Content-Range", range);
      }
      exchange.sendResponseHeaders(from > 0 ? 206 : 200, content.length - from);
      exchange.getResponseBody().write(content, from, content.length - from);
    };
  }

  /** Announces the whole and sends only some of the rest. */
  public static Answer broken(byte[] content, int count) {
    return exchange -> {
      int from = from(exchange);
      if (from > 0) {
        exchange.getResponseHeaders().add("Content-Range", "bytes " + from + "-");
      }
      exchange.sendResponseHeaders(from > 0 ? 206 : 200, content.length - from);
      exchange.getResponseBody().write(content, from, Math.min(count, content.length - from));
      exchange.getResponseBody().flush();
    };
  }

  /** Sends content without announcing how much. */
  public static Answer chunked(int bytes) {
    return exchange -> {
      exchange.sendResponseHeaders(200, 0);
      try (OutputStream body = exchange.getResponseBody()) {
        body.write(new byte[bytes]);
      }
    };
  }

  public static Answer status(int status) {
    return exchange -> exchange.sendResponseHeaders(status, -1);
  }

  public static Answer moved(String location) {
    return exchange -> {
      exchange.getResponseHeaders().add("Location", location);
      exchange.sendResponseHeaders(302, -1);
    };
  }

  private static int from(HttpExchange exchange) {
    String range = exchange.getRequestHeaders().getFirst("Range");
    return range == null ? 0 : Integer.parseInt(range.replaceAll("[^0-9]", ""));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
