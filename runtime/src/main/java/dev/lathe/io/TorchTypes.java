package dev.lathe.io;

import org.jspecify.annotations.Nullable;

/** What PyTorch calls the types of elements. */
final class TorchTypes {
  private TorchTypes() {}

  /** The class of a storage in module {@code torch}; null for types that are younger than such classes. */
  static @Nullable String storage(DType type) {
    return switch (type) {
      case F32 -> "FloatStorage";
      case F64 -> "DoubleStorage";
      case F16 -> "HalfStorage";
      case BF16 -> "BFloat16Storage";
      case I64 -> "LongStorage";
      case I32 -> "IntStorage";
      case I16 -> "ShortStorage";
      case I8 -> "CharStorage";
      case U8 -> "ByteStorage";
      case BOOL -> "BoolStorage";
      case C64 -> "ComplexFloatStorage";
      default -> null;
    };
  }

  /** The {@code torch.dtype} of a type that has no storage of its own; null where there is none. */
  static @Nullable String dtype(DType type) {
    return switch (type) {
      case U16 -> "uint16";
      case U32 -> "uint32";
      case U64 -> "uint64";
      case F8_E5M2 -> "float8_e5m2";
      case F8_E4M3 -> "float8_e4m3fn";
      case F8_E8M0 -> "float8_e8m0fnu";
      case F8_E4M3FNUZ -> "float8_e4m3fnuz";
      case F8_E5M2FNUZ -> "float8_e5m2fnuz";
      default -> null;
    };
  }

  /** The type that a name in a pickle stands for, {@code torch.FloatStorage} or {@code torch.uint16}; null for others. */
  static @Nullable DType named(String global) {
    for (DType type : DType.values()) {
      String name = storage(type) == null ? dtype(type) : storage(type);
      if (name != null && global.equals("torch." + name)) {
        return type;
      }
    }
    return null;
  }
}
