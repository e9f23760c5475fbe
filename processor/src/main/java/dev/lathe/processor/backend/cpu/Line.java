package dev.lathe.processor.backend.cpu;

import java.util.List;

/**
 * A kernel's call with what it touches.
 *
 * @param reads what it reads
 * @param writes what it writes
 * @param call of the kernel
 */
record Line(List<Located> reads, List<Located> writes, KernelCall call) implements Step {
  Line(List<Located> reads, Located write, KernelCall call) {
    this(reads, List.of(write), call);
  }
}
