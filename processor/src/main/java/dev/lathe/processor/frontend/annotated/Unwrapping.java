package dev.lathe.processor.frontend.annotated;

import com.sun.source.util.Trees;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;

/**
 * Finds javac's own {@link ProcessingEnvironment} inside the ones that build tools put around it (Gradle's incremental processing, IntelliJ's build
 * process), for {@link Trees} takes no other.
 */
final class Unwrapping {
  private static final int MOST_LAYERS = 16;

  private Unwrapping() {}

  /** The compiler's trees; empty where there are none, as in Eclipse's compiler. */
  static Optional<Trees> trees(ProcessingEnvironment environment) {
    Deque<Object> candidates = new ArrayDeque<>(List.of(environment));
    Set<Object> seen =
        Collections.newSetFromMap(new IdentityHashMap<>()); // a proxy may have no hashCode
    while (!candidates.isEmpty() && seen.size() < MOST_LAYERS) {
      Object candidate = candidates.poll();
      if (!seen.add(candidate)) {
        continue;
      }
      Optional<Trees> trees =
          candidate instanceof ProcessingEnvironment inner ? direct(inner) : Optional.empty();
      if (trees.isPresent()) {
        return trees;
      }
      addWrapped(candidate, candidates);
    }
    return Optional.empty();
  }

  private static Optional<Trees> direct(ProcessingEnvironment environment) {
    try {
      return Optional.of(Trees.instance(environment));
    } catch (IllegalArgumentException | LinkageError notJavac) {
      return Optional.empty();
    }
  }

  private static void addWrapped(Object candidate, Deque<Object> candidates) {
    Object holder = Proxy.isProxyClass(candidate.getClass())
        ? Proxy.getInvocationHandler(candidate)
        : candidate;
    for (Class<?> type = holder.getClass();
        type != null && type != Object.class;
        type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        addIfWrapped(holder, field, candidates);
      }
    }
  }

  private static void addIfWrapped(Object holder, Field field, Deque<Object> candidates) {
    try {
      field.setAccessible(true);
      Object value = field.get(holder);
      if (value instanceof ProcessingEnvironment || value instanceof InvocationHandler) {
        candidates.add(value);
      }
    } catch (ReflectiveOperationException | RuntimeException closed) {
      // A field that cannot be read is not the wrapper's own.
    }
  }
}
