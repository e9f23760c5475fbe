package dev.lathe.tests.benchmarks.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.lathe.io.Weights;
import dev.lathe.tests.benchmarks.Examples;
import dev.lathe.tests.benchmarks.Peer;
import dev.lathe.tests.benchmarks.Task;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.file.Path;
import java.util.Map;

/** ONNX Runtime with all of its optimizations. */
public final class OnnxPeer implements Peer {
  private final Task task;
  private final Examples data;
  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;

  public OnnxPeer(Task task, Path weights) throws IOException, OrtException {
    this.task = task;
    data = new Examples(task);
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
    options.setIntraOpNumThreads(Integer.getInteger("benchmark.threads", 1));
    options.setInterOpNumThreads(1);
    byte[] model = OnnxNetworks.of(task, Weights.read(weights));
    session = environment.createSession(model, options);
  }

  @Override
  public float[] predict(int examples) {
    try (OnnxTensor input = input(examples);
        OrtSession.Result result = session.run(Map.of("input", input))) {
      FloatBuffer scores = ((OnnxTensor) result.get(0)).getFloatBuffer();
      float[] copy = new float[scores.remaining()];
      scores.get(copy);
      return copy;
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }

  private OnnxTensor input(int examples) throws OrtException {
    long[] shape = task.shape(examples);
    return task.tokens()
        ? OnnxTensor.createTensor(environment, IntBuffer.wrap(data.tokens(0, examples)), shape)
        : OnnxTensor.createTensor(environment, FloatBuffer.wrap(data.numbers(0, examples)), shape);
  }

  @Override
  public double train(int steps) {
    throw new UnsupportedOperationException("inference only");
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }
}
