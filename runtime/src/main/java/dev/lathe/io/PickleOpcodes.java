package dev.lathe.io;

/** Names of the opcodes that are refused, as Python's pickletools has them, for messages. */
final class PickleOpcodes {
  private static final String NAMES =
      " 0 POP 1 POP_MARK 2 DUP B BINBYTES C SHORT_BINBYTES F FLOAT I INT L LONG P PERSID S STRING"
          + " T BINSTRING V UNICODE d DICT g GET i INST l LIST o OBJ p PUT"
          + " \u0081 NEWOBJ \u0082 EXT1 \u0083 EXT2 \u0084 EXT4 \u008B LONG4"
          + " \u008C SHORT_BINUNICODE \u008D BINUNICODE8 \u008E BINBYTES8 \u008F EMPTY_SET"
          + " \u0090 ADDITEMS \u0091 FROZENSET \u0092 NEWOBJ_EX \u0093 STACK_GLOBAL"
          + " \u0094 MEMOIZE \u0095 FRAME \u0096 BYTEARRAY8 \u0097 NEXT_BUFFER"
          + " \u0098 READONLY_BUFFER ";

  private PickleOpcodes() {}

  static String name(int opcode) {
    int at = NAMES.indexOf(" " + (char) opcode + " ");
    return at < 0 ? "of no meaning" : NAMES.substring(at + 3, NAMES.indexOf(' ', at + 3));
  }
}
