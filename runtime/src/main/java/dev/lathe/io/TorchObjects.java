package dev.lathe.io;

import dev.lathe.runtime.Message;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The names that a pickle of tensors may have, and what they make: dictionaries, storages, and views of storages. They
 * are some of those that {@code torch.load(weights_only=True)} allows; the others are for what is no plain tensor.
 */
final class TorchObjects {
  static final String FIX = "save the weights alone: torch.save(model.state_dict(), name)";

  private static final String REBUILD = "torch._utils._rebuild_";
  private static final Set<String> FUNCTIONS = Set.of(
      "collections.OrderedDict",
      "collections.Counter",
      "torch.Size",
      "torch.device",
      REBUILD + "tensor",
      REBUILD + "tensor_v2",
      REBUILD + "tensor_v3",
      REBUILD + "parameter");
  private static final long MOST_ELEMENTS = 1L << 59; // whose bytes a long can count

  private final Refusals refusals;

  private final Map<String, TorchStorage> storages = new HashMap<>();

  /** A name that is on the list. */
  record Global(String name) {}

  TorchObjects(Refusals refusals) {
    this.refusals = refusals;
  }

  /** {@code module.name}: there is no other way to anything. */
  Global global(String name, long at) throws WeightsFormatException {
    if (!FUNCTIONS.contains(name)
        && !name.equals(TorchStorage.UNTYPED)
        && TorchTypes.named(name) == null) {
      throw refusals.at(
          at,
          "tensors, numbers, text, lists and dictionaries",
          "the class or function " + Message.snippet(name) + " (GLOBAL)",
          FIX);
    }
    return new Global(name);
  }

  /** What a function on the list makes of its arguments. */
  Object call(Object function, Object[] arguments, long at) throws WeightsFormatException {
    Arguments given = new Arguments(arguments, at);
    String name = function instanceof Global global ? global.name : describe(function);
    return switch (name) {
      case "collections.OrderedDict", "collections.Counter" -> given.dictionary();
      case "torch.Size" -> given.get(0, Object[].class, "a tuple");
      case "torch.device" -> Pickle.NONE;
      case REBUILD + "tensor", REBUILD + "tensor_v2" ->
        given.tensor(given.storage().type());
      case REBUILD + "tensor_v3" -> given.tensor(given.get(6, Global.class, "a dtype").name);
      case REBUILD + "parameter" -> given.get(0, TorchTensor.class, "a tensor");
      default -> throw refusals.malformed(at, "a function to call (REDUCE)", name);
    };
  }

  /** Of a persistent id: {@code ('storage', class, key, device, elements)}, and in the old form None for the whole. */
  TorchStorage storage(Object id, long at) throws WeightsFormatException {
    Arguments parts = new Arguments(id instanceof Object[] tuple ? tuple : new Object[] {id}, at);
    String kind = parts.get(0, String.class, "'storage'");
    if (!kind.equals("storage")) {
      throw parts.misfit("the id of a storage (BINPERSID)", kind);
    }
    String type = parts.get(1, Global.class, "the class of a storage").name;
    DType element = TorchTypes.named(type);
    if (element == null && !type.equals(TorchStorage.UNTYPED)) {
      throw parts.misfit("the class of a storage", type);
    }
    if (parts.has(5)) {
      throw parts.misfit("a whole storage", "a view of one, as PyTorch before 0.4 wrote");
    }
    int unit = element == null ? 1 : element.bits() / 8;
    String key = parts.get(2, String.class, "the key of a storage");
    TorchStorage storage = new TorchStorage(key, type, unit, parts.count(4, MOST_ELEMENTS));
    TorchStorage before = storages.putIfAbsent(key, storage);
    if (before != null && !before.equals(storage)) {
      throw parts.misfit(before.toString(), storage.toString());
    }
    return storage;
  }

  /** Those that were named so far, by key. */
  Map<String, TorchStorage> storages() {
    return storages;
  }

  /** What kind of object it is, for messages. */
  static String describe(Object object) {
    if (object instanceof String || object instanceof Number || object instanceof Boolean) {
      return Message.quoted(object.toString());
    }
    if (object instanceof Global global) {
      return "the name " + Message.snippet(global.name);
    }
    return object instanceof Object[]
        ? "a tuple"
        : object instanceof List
            ? "a list"
            : object instanceof Map ? "a dictionary" : object == Pickle.NONE ? "None" : "a tensor";
  }

  /** The elements of a tuple, of which none is trusted to be what it should be. */
  private final class Arguments {
    private final Object[] given;
    private final long at;

    Arguments(Object[] given, long at) {
      this.given = given;
      this.at = at;
    }

    boolean has(int index) {
      return index < given.length && given[index] != Pickle.NONE;
    }

    <T> T get(int index, Class<T> type, String expected) throws WeightsFormatException {
      if (index >= given.length || !type.isInstance(given[index])) {
        String found = index < given.length ? describe(given[index]) : "nothing";
        throw misfit(expected + " as number " + index + " of a tuple", found);
      }
      return type.cast(given[index]);
    }

    long count(int index, long most) throws WeightsFormatException {
      long value = get(index, Long.class, "a number");
      if (value < 0 || value > most) {
        throw misfit("a number from 0 to " + most, "" + value);
      }
      return value;
    }

    TorchStorage storage() throws WeightsFormatException {
      return get(0, TorchStorage.class, "a storage");
    }

    TorchTensor tensor(String type) throws WeightsFormatException {
      DType element = TorchTypes.named(type);
      if (element == null) {
        throw misfit("a type of elements", type);
      }
      long[] extents = counts(2, Integer.MAX_VALUE);
      long[] strides = counts(3, MOST_ELEMENTS);
      if (extents.length != strides.length || extents.length > TorchTensor.MOST_AXES) {
        String expected = "a stride for each of at most " + TorchTensor.MOST_AXES + " axes";
        throw misfit(expected, extents.length + " axes and " + strides.length + " strides");
      }
      TorchTensor tensor =
          new TorchTensor(storage(), element, count(1, MOST_ELEMENTS), extents, strides);
      if (!tensor.misfit().isEmpty()) {
        String expected = "a tensor within its storage of " + storage().bytes() + " bytes";
        throw misfit(expected, tensor + ", " + tensor.misfit());
      }
      return tensor;
    }

    private long[] counts(int index, long most) throws WeightsFormatException {
      Arguments items = new Arguments(get(index, Object[].class, "a tuple"), at);
      long[] counts = new long[items.given.length];
      for (int i = 0; i < counts.length; i++) {
        counts[i] = items.count(i, most);
      }
      return counts;
    }

    /** Empty, or, as Python 2 writes it, of a list of pairs. */
    Object dictionary() throws WeightsFormatException {
      if (given.length == 0 || given[0] instanceof Map) {
        return given.length == 0 ? new LinkedHashMap<>() : given[0];
      }
      Map<Object, Object> map = new LinkedHashMap<>();
      for (Object item : get(0, List.class, "a list of pairs")) {
        boolean pair = item instanceof List<?> list && list.size() == 2;
        if (!pair || !Pickle.isKey(((List<?>) item).get(0))) {
          throw misfit("a list of a key and a value", describe(item));
        }
        map.put(((List<?>) item).get(0), ((List<?>) item).get(1));
      }
      return map;
    }

    WeightsFormatException misfit(String expected, String found) {
      return refusals.malformed(at, expected, found);
    }
  }
}
