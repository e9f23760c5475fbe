package dev.lathe.tests.benchmarks;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Does nothing: what is left is the virtual machine. */
public final class NoPeer implements Peer {
  public NoPeer(Task task, Path weights) {}

  @Override
  public double train(int steps) {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
    return 0;
  }

  @Override
  public float[] predict(int examples) {
    return new float[1];
  }

  @Override
  public void close() {}
}
