package dev.lathe.runtime;

import java.lang.instrument.Instrumentation;
import java.util.Map;
import java.util.Set;

/**
 * Makes the Vector API available to a program that is started with {@code java -jar} and without options. To be named in the manifest of its jar:
 *
 * <pre>Launcher-Agent-Class: dev.lathe.runtime.VectorAgent</pre>
 *
 * <p>It loads the module {@code jdk.incubator.vector} through a class of the JDK's own, which another release may not have; kernels then run in scalar form. Nothing is done where the module
 * is there already.
 */
public final class VectorAgent {
  private static final String LOADER = "jdk.internal.module";
  private static final String MODULE = "jdk.incubator.vector";

  private VectorAgent() {}

  /** Called by {@code java} before the program's main. */
  @SuppressWarnings("unused") // by the launcher, by name
  public static void agentmain(String arguments, Instrumentation instrumentation) {
    try {
      Module base = Object.class.getModule();
      Set<Module> us = Set.of(VectorAgent.class.getModule());
      instrumentation.redefineModule(
          base, Set.of(), Map.of(LOADER, us), Map.of(), Set.of(), Map.of());
      Class.forName(LOADER + ".Modules").getMethod("loadModule", String.class).invoke(null, MODULE);
    } catch (ReflectiveOperationException | RuntimeException | LinkageError unlike) {
      System.getLogger("dev.lathe")
          .log(System.Logger.Level.DEBUG, "Module " + MODULE + " could not be loaded.", unlike);
    }
  }
}
