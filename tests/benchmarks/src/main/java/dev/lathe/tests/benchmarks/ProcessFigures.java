package dev.lathe.tests.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What the virtual machine and the system say about this process. */
final class ProcessFigures {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private ProcessFigures() {}

  /** Bytes on the heap that all threads alive have allocated so far. */
  static long allocatedBytes() {
    long[] each = THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds());
    return Arrays.stream(each).filter(bytes -> bytes > 0).sum();
  }

  /** Processor time that this process has used. */
  static long cpuNanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  /** The most memory that was resident at any time. */
  static long peakKilobytes() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("VmHWM:")) {
        return Long.parseLong(line.replaceAll("\\D", ""));
      }
    }
    throw new IOException("no VmHWM");
  }
}
