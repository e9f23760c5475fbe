package dev.lathe.processor;

import dev.lathe.processor.emit.VectorTypes;
import java.util.Map;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.Diagnostic.Kind;

/**
 * Decides whether kernels are written with the Vector API as well: where its module can be read while compiling, unless the option {@code lathe.vector} is
 * {@code off}. Says once in a compilation what to add where it cannot.
 */
final class VectorModule {
  /** The option's name. */
  static final String OPTION = "lathe.vector";

  private static final String ADVICE =
      "Lathe writes kernels in scalar form only, since module %1$s cannot be read. Several times faster ones need two lines:%n"
          + "  for javac: %2$s%n  for java:  --add-modules %1$s%n(-A%3$s=off leaves this note out)";

  private final Elements elements;
  private final Messager messager;
  private final Map<String, String> options;
  private boolean advised;

  VectorModule(ProcessingEnvironment environment) {
    this.elements = environment.getElementUtils();
    this.messager = environment.getMessager();
    this.options = environment.getOptions();
  }

  /** Whether the code of a network may name the Vector API's types. */
  boolean serves(TypeElement network) {
    if ("off".equals(options.get(OPTION))) {
      return false;
    }
    ModuleElement module = elements.getModuleOf(network);
    boolean named = module != null && !module.isUnnamed();
    boolean readable = isReadable(named ? module : null);
    if (!readable && !advised) {
      advise(named);
      advised = true;
    }
    return readable;
  }

  private boolean isReadable(@org.jspecify.annotations.Nullable ModuleElement module) {
    String name = VectorTypes.FLOAT_VECTOR.canonicalName();
    return (module == null ? elements.getTypeElement(name) : elements.getTypeElement(module, name))
        != null;
  }

  private void advise(boolean named) {
    String line = named
        ? "requires " + VectorTypes.MODULE + ";  in module-info.java"
        : "--add-modules " + VectorTypes.MODULE;
    messager.printMessage(Kind.NOTE, ADVICE.formatted(VectorTypes.MODULE, line, OPTION));
  }
}
