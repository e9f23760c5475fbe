package dev.lathe.io;

import dev.lathe.runtime.Message;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a pickle of protocol 2 with a machine of its own, which makes {@link Long}, {@link BigInteger}, {@link Double},
 * {@link Boolean}, {@link String}, {@link #NONE}, {@link List}, {@link Map}, {@code Object[]} for a tuple, and what
 * {@link TorchObjects} knows by name. It looks up no class and runs nothing: a name that is not known there is refused,
 * and so is an opcode that is not known here.
 *
 * <p>An opcode makes at most one object and there are at most {@link #MOST_STEPS}, so that what is made is bounded by
 * some times the pickle's length.
 */
final class Pickle {
  /** Python's None. */
  static final Object NONE = new Object();

  static final int MOST_STEPS = 4_000_000;
  private static final int LONGEST = 100_000_000; // bytes, as of the header of safetensors
  private static final int LONGEST_NAME = 200;
  private static final int COPY = 8; // steps for an entry of a dictionary that is made of a list

  private final InputStream in;
  private final TorchObjects objects;
  private final Refusals refusals;
  private final PickleStack stack;
  private final Map<Long, Object> memo = new HashMap<>();
  private long position;
  private long end;
  private long at; // of the opcode
  private int steps;

  /**
   * Pickles in a stream, which should be buffered.
   *
   * @param position of the stream, for messages
   */
  Pickle(InputStream in, long position, TorchObjects objects, Refusals refusals) {
    this.in = in;
    this.position = position;
    this.end = position + LONGEST;
    this.objects = objects;
    this.refusals = refusals;
    this.stack = new PickleStack(this::malformed);
  }

  /** Reads up to the end of the next pickle. */
  Object read() throws IOException {
    stack.clear();
    memo.clear();
    while (true) {
      at = position;
      int opcode = bytes(1).get() & 0xFF;
      if (opcode == '.') {
        return stack.pop();
      }
      spend(1);
      step(opcode);
    }
  }

  /** Where in the stream the next byte is. */
  long position() {
    return position;
  }

  private void step(int opcode) throws IOException {
    switch (opcode) {
      case '(' -> stack.mark();
      case ')', '}', ']', 'N', 0x88, 0x89 -> stack.push(constant(opcode));
      case 'K' -> stack.push(unsigned(1));
      case 'M' -> stack.push(unsigned(2));
      case 'J' -> stack.push((long) (int) unsigned(4));
      case 'G' -> stack.push(bytes(8).getDouble());
      case 0x8A -> stack.push(integer());
      case 'X' -> stack.push(text(unsigned(4)));
      case 'U' -> stack.push(text(unsigned(1)));
      case 't' -> stack.push(stack.popMarked());
      case 0x85, 0x86, 0x87 -> stack.push(stack.pop(opcode - 0x84));
      case 'a' -> append(stack.pop(1));
      case 'e' -> append(stack.popMarked());
      case 's' -> put(stack.pop(2));
      case 'u' -> put(stack.popMarked());
      case 'q' -> memo.put(unsigned(1), stack.top());
      case 'r' -> memo.put(unsigned(4), stack.top());
      case 'h' -> stack.push(remembered(unsigned(1)));
      case 'j' -> stack.push(remembered(unsigned(4)));
      case 'c' -> stack.push(objects.global(name(), at));
      case 'Q' -> stack.push(objects.storage(stack.pop(), at));
      case 'R' -> reduce(stack.pop());
      case 'b' -> build(stack.pop());
      case 0x80 -> protocol(unsigned(1));
      default -> throw refused(opcode);
    }
  }

  private static Object constant(int opcode) {
    return switch (opcode) {
      case ')' -> new Object[0];
      case '}' -> new LinkedHashMap<>();
      case ']' -> new ArrayList<>(0);
      case 'N' -> NONE;
      default -> opcode == 0x88;
    };
  }

  private Object integer() throws IOException {
    byte[] digits = bytes((int) unsigned(1)).array();
    byte[] turned = new byte[digits.length + 1];
    for (int i = 0; i < digits.length; i++) {
      turned[digits.length - i] = digits[i];
    }
    turned[0] = (byte) (digits.length > 0 ? digits[digits.length - 1] >> 7 : 0);
    BigInteger value = new BigInteger(turned);
    return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value;
  }

  private String text(long length) throws IOException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes(length)).toString();
    } catch (CharacterCodingException e) {
      throw malformed("UTF-8", "text in another encoding");
    }
  }

  private void append(Object[] items) throws IOException {
    @SuppressWarnings("unchecked")
    List<Object> list = (List<Object>) stack.top(List.class, "a list");
    list.addAll(List.of(items));
  }

  private void put(Object[] items) throws IOException {
    @SuppressWarnings("unchecked")
    Map<Object, Object> map = (Map<Object, Object>) stack.top(Map.class, "a dictionary");
    if (items.length % 2 != 0) {
      throw malformed("a value for each key", items.length + " keys and values");
    }
    for (int i = 0; i < items.length; i += 2) {
      if (!isKey(items[i])) {
        throw malformed("a key that has a hash", TorchObjects.describe(items[i]));
      }
      map.put(items[i], items[i + 1]);
    }
  }

  /** Hashes of lists and maps are those of their content, which may have no end; Python refuses them too. */
  static boolean isKey(Object object) {
    return !(object instanceof List || object instanceof Map);
  }

  private Object remembered(long number) throws IOException {
    Object object = memo.get(number);
    if (object == null) {
      throw malformed("an object that was put in the memo", "nothing as number " + number);
    }
    return object;
  }

  /** Module and name, with a dot between. */
  private String name() throws IOException {
    return line() + "." + line();
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (byte b = bytes(1).get(); b != '\n'; b = bytes(1).get()) {
      if (line.length() == LONGEST_NAME) {
        throw malformed("names of at most " + LONGEST_NAME + " bytes", Message.quoted("" + line));
      }
      line.append((char) (b & 0xFF));
    }
    return line.toString();
  }

  private void reduce(Object arguments) throws IOException {
    Object function = stack.pop();
    if (!(arguments instanceof Object[] tuple)) {
      throw malformed("a tuple of arguments", TorchObjects.describe(arguments));
    }
    for (Object argument : tuple) { // which may be copied
      spend(argument instanceof List<?> list ? COPY * list.size() : 1);
      spend(argument instanceof Object[] items ? items.length : 1);
    }
    stack.push(objects.call(function, tuple, at));
  }

  /** The attributes of an OrderedDict, such as {@code _metadata}, are of no use here. */
  private void build(Object state) throws IOException {
    stack.top(Map.class, "a dictionary to set attributes of (BUILD)");
    if (!(state instanceof Map)) {
      throw malformed("a dictionary of attributes", TorchObjects.describe(state));
    }
  }

  private void protocol(long version) throws IOException {
    if (version > 2) {
      throw refusals.at(
          at,
          "a pickle of protocol 2, which torch.save writes",
          "protocol " + version + " (PROTO)",
          "save without pickle_protocol");
    }
  }

  private WeightsFormatException refused(int opcode) throws IOException {
    String name = PickleOpcodes.name(opcode);
    if (name.equals("INST")) {
      name += " of the class " + Message.snippet(name());
    }
    String dotted = stack.dotted();
    if (name.equals("STACK_GLOBAL") && !dotted.isEmpty()) {
      name += " of " + Message.snippet(dotted);
    }
    return refusals.at(
        at,
        "an opcode that dictionaries of tensors need",
        "opcode 0x" + Integer.toHexString(opcode) + " " + name,
        TorchObjects.FIX);
  }

  private long unsigned(int count) throws IOException {
    ByteBuffer bytes = bytes(count);
    long value = 0;
    for (int i = 0; i < count; i++) {
      value |= (bytes.get() & 0xFFL) << 8 * i;
    }
    return value;
  }

  /** Big-endian; only as many are allocated as there are, and some. */
  private ByteBuffer bytes(long count) throws IOException {
    if (count > end - position) {
      throw malformed("a pickle of at most " + LONGEST + " bytes", count + " bytes more");
    }
    byte[] bytes = in.readNBytes((int) count);
    if (bytes.length < count) {
      String expected = count + " bytes of an opcode that begins here, or its end";
      throw malformed(expected, "the end of the data after " + bytes.length);
    }
    position += count;
    return ByteBuffer.wrap(bytes);
  }

  private void spend(int count) throws IOException {
    steps += count;
    if (steps > MOST_STEPS || steps < 0) {
      throw malformed("at most " + MOST_STEPS + " opcodes", "more");
    }
  }

  private WeightsFormatException malformed(String expected, String found) {
    return refusals.malformed(at, expected, found);
  }
}
