package dev.lathe.runtime;

import dev.lathe.metrics.Link;
import dev.lathe.metrics.Predictions;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Targets that are classes: numbers counted from 0, or constants of an enum.
 *
 * @param <T> Integer, or Object where an enum's constants are taken as well
 */
public final class ClassTarget<T> implements TargetCodec<T> {
  private static final String MAP =
      "map the targets with dataset.targetTransform(...), or give the network more outputs";

  private final List<String> labels;
  private final Class<?> type;

  private final int ignored;

  private ClassTarget(List<String> labels, Class<?> type, int ignored) {
    this.labels = List.copyOf(labels);
    this.type = type;
    this.ignored = ignored;
  }

  /** The same, that takes one more number, of a class that does not count. */
  public ClassTarget<T> ignoring(int number) {
    return new ClassTarget<>(labels, type, number);
  }

  /** Classes known by number alone. */
  public static ClassTarget<Integer> numbered(int classes) {
    return new ClassTarget<>(
        IntStream.range(0, classes).mapToObj(Integer::toString).toList(), Integer.class, 0);
  }

  /** Classes that are an enum's constants; a target is one of them or its number. */
  public static <E extends Enum<E>> ClassTarget<Object> of(Class<E> type) {
    return new ClassTarget<>(
        List.of(type.getEnumConstants()).stream().map(Enum::name).toList(), type, 0);
  }

  @Override
  public List<String> labels() {
    return labels;
  }

  @Override
  public void encode(T target, LossProgram program, int number, int example) {
    program.targetClasses(number)[example] = number(target);
  }

  @Override
  public Predictions predictions(LossProgram program, int batch, int outputs, Link link) {
    int classes = labels.size();
    Predictions all =
        Predictions.ofClasses(program.output(0), program.targetClasses(0), batch, classes, link);
    return ignored >= classes ? all.ignoring(ignored) : all;
  }

  @SuppressWarnings("EnumOrdinal") // the order of the constants is what numbers them
  private int number(T target) {
    int number = type.isInstance(target) && target instanceof Enum<?> constant
        ? constant.ordinal()
        : plain(target);
    if ((number < 0 || number >= labels.size()) && number != ignored) {
      throw refused("class number " + number, MAP);
    }
    return number;
  }

  private int plain(T target) {
    if (target instanceof Integer number) {
      return number;
    }
    String type = target.getClass().getTypeName();
    throw target.getClass().isArray()
        ? refused(type, "take shares of the classes in a method loss, with an @Input target")
        : refused(type + " " + target, MAP);
  }

  private IllegalArgumentException refused(String found, String fix) {
    boolean besides = ignored < 0 || ignored >= labels.size();
    String range =
        "a class number from 0 to " + (labels.size() - 1) + (besides ? ", or " + ignored : "");
    String expected =
        type == Integer.class ? range : "a constant of " + type.getSimpleName() + " or " + range;
    return new IllegalArgumentException(Message.of("L202", expected, found, fix));
  }
}
