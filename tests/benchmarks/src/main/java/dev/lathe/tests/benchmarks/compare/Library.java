package dev.lathe.tests.benchmarks.compare;

import dev.lathe.tests.benchmarks.Task;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A library that is compared: the class that speaks to it, and its jars by the beginnings of their names. */
enum Library {
  LATHE("lathe.LathePeer", true, List.of(), List.of("--add-modules", "jdk.incubator.vector")),
  LATHE_SCALAR("lathe.LathePeer", true, List.of(), List.of("-Dlathe.vector=off")),
  LIBTORCH(
      "torch.TorchPeer",
      true,
      List.of(
          "api-",
          "pytorch-",
          "gson-",
          "jna-",
          "slf4j-api-2",
          "commons-compress-",
          "commons-io-",
          "commons-codec-"),
      List.of("-Dai.djl.offline=true")),
  ONNX("onnx.OnnxPeer", false, List.of("onnxruntime-"), List.of()),
  DL4J("dl4j.Dl4jPeer", true, List.of(), List.of()),

  /** No library at all. */
  JVM("NoPeer", true, List.of(), List.of("--add-modules", "jdk.incubator.vector"));

  private final String peer;
  private final boolean trains;
  private final List<String> jars;
  private final List<String> options;

  Library(String peer, boolean trains, List<String> jars, List<String> options) {
    this.peer = peer;
    this.trains = trains;
    this.jars = jars;
    this.options = options;
  }

  static Library of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** With the Vector API or without. */
  boolean isLathe() {
    return this == LATHE || this == LATHE_SCALAR;
  }

  String peer() {
    return "dev.lathe.tests.benchmarks." + peer;
  }

  /** Whether it does what is wanted: some libraries predict only, and not all networks are written for each. */
  boolean can(Task task, boolean training) {
    boolean written = this != DL4J || task != Task.RESNET && task != Task.GPT;
    return written && (trains || !training);
  }

  List<String> jars() {
    return jars;
  }

  /** Options of the virtual machine. */
  List<String> options() {
    return options;
  }

  /**
   * What says how many threads there are; that freed memory is kept for the next step, where glibc would give it back to the system; and that a thread waits for
   * the next loop for a fraction of a millisecond only before it sleeps.
   */
  private static Map<String, String> environment(int threads) {
    String count = String.valueOf(threads);
    return Map.of(
        "OMP_NUM_THREADS",
        count,
        "OPENBLAS_NUM_THREADS",
        count,
        "MKL_NUM_THREADS",
        count,
        "GOMP_SPINCOUNT",
        "10000",
        "MALLOC_MMAP_THRESHOLD_",
        String.valueOf(32 << 20),
        "MALLOC_TRIM_THRESHOLD_",
        String.valueOf(4L << 30),
        "MALLOC_TOP_PAD_",
        String.valueOf(64 << 20),
        "TORCH_CPP_LOG_LEVEL",
        "ERROR"); // else it says at every small convolution that it has no NNPACK
  }

  /** Sets in an environment what libraries look for there, and takes out what would slow them down. */
  static void prepare(Map<String, String> environment, int threads, Jars jars) {
    environment.keySet().removeIf(name -> name.startsWith("OPENBLAS_"));
    environment.putAll(environment(threads));
    environment.put("DJL_CACHE_DIR", jars.folder().resolve("djl").toString());
  }

  /** What says so in properties. */
  static List<String> properties(int threads) {
    return List.of(
        "-Dlathe.threads=" + threads,
        "-Dlathe.progress=off",
        "-Dai.djl.pytorch.num_threads=" + threads,
        "-Dai.djl.pytorch.num_interop_threads=1",
        "-Dbenchmark.threads=" + threads);
  }
}
