package dev.lathe.io;

import dev.lathe.runtime.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What stands before the numbers of a {@code .npy} file: a Python dictionary of {@code descr}, {@code fortran_order} and {@code shape} (NumPy Enhancement
 * Proposal 1).
 */
final class NpyHeader {
  /** As NumPy's own arrays. */
  static final int MOST_AXES = 64;

  private final JsonCursor text;
  private @Nullable String descr;
  private @Nullable Boolean fortranOrder;
  private int @Nullable [] shape;

  private NpyHeader(JsonCursor text) {
    this.text = text;
  }

  /** Reads the dictionary; each of the three has to be there, once. */
  static NpyHeader parse(JsonCursor text) throws IOException {
    NpyHeader header = new NpyHeader(text);
    header.require('{');
    while (!header.take('}')) {
      header.member();
      if (!header.take(',')) {
        header.require('}');
        break;
      }
    }
    text.skipBlanks();
    if (text.peek() >= 0) {
      throw text.refuse("the end of the header");
    }
    return header;
  }

  /** As NumPy names the type of an element: {@code <f4}. */
  String descr() throws IOException {
    return present(descr, "descr");
  }

  boolean fortranOrder() throws IOException {
    return present(fortranOrder, "fortran_order");
  }

  int[] shape() throws IOException {
    return present(shape, "shape");
  }

  private <T> T present(@Nullable T value, String name) throws IOException {
    if (value == null) {
      throw text.refuse(text.offset(), "descr, fortran_order and shape before", "no " + name);
    }
    return value;
  }

  private void member() throws IOException {
    long at = text.offset();
    String name = string();
    require(':');
    if (name.equals("descr") && descr == null) {
      descr = string();
    } else if (name.equals("fortran_order") && fortranOrder == null) {
      fortranOrder = truth();
    } else if (name.equals("shape") && shape == null) {
      shape = tuple();
    } else {
      throw text.refuse(at, "descr, fortran_order and shape, each once,", Message.quoted(name));
    }
  }

  private String string() throws IOException {
    text.skipBlanks();
    int quote = text.peek();
    if (quote != '\'' && quote != '"') {
      throw text.refuse("text in quotes, as the type of plain numbers is given,");
    }
    text.advance();
    StringBuilder string = new StringBuilder();
    while (text.peek() != quote) {
      if (text.peek() < ' ' || text.peek() == '\\') {
        throw text.refuse("the rest of a text in quotes");
      }
      string.append((char) text.peek());
      text.advance();
    }
    text.advance();
    return string.toString();
  }

  private boolean truth() throws IOException {
    text.skipBlanks();
    boolean truth = text.peek() == 'T';
    byte[] word = (truth ? "True" : "False").getBytes(StandardCharsets.US_ASCII);
    for (byte letter : word) {
      if (!text.take((char) letter)) {
        throw text.refuse("True or False");
      }
    }
    return truth;
  }

  /** Of one axis it has a comma behind: {@code (3,)}. */
  private int[] tuple() throws IOException {
    int[] extents = new int[MOST_AXES];
    int rank = 0;
    require('(');
    boolean comma = true;
    while (!take(')')) {
      if (!comma || rank == MOST_AXES) {
        throw text.refuse("',' or ')' after at most " + MOST_AXES + " extents");
      }
      extents[rank++] = extent();
      comma = take(',');
      if (rank == 1 && !comma) {
        throw text.refuse("',' after the first extent");
      }
    }
    return Arrays.copyOf(extents, rank);
  }

  private int extent() throws IOException {
    text.skipBlanks();
    if (text.peek() < '0' || text.peek() > '9') {
      throw text.refuse("an extent of at least 0");
    }
    long extent = 0;
    while (text.peek() >= '0' && text.peek() <= '9') {
      extent = 10 * extent + text.peek() - '0';
      if (extent > Integer.MAX_VALUE) {
        throw text.refuse("an extent below 2^31 before this");
      }
      text.advance();
    }
    text.take('L'); // of Python 2
    return (int) extent;
  }

  private boolean take(char c) throws IOException {
    text.skipBlanks();
    return text.take(c);
  }

  private void require(char c) throws IOException {
    if (!take(c)) {
      throw text.refuse("'" + c + "'");
    }
  }
}
