package dev.lathe.processor.ir;

import dev.lathe.runtime.Randoms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * A second implementation of every operation, slow and in double precision, written from the descriptions in {@link Op} alone. The
 * generated code is compared with it, and numeric gradients are taken from it.
 */
public final class Interpreter {
  private final Graph graph;
  private final int batch;
  private final long step;
  private final double learningRate;
  private final long seed;
  private final Map<String, double[]> inputs = new HashMap<>();
  private final Map<String, double[]> states = new HashMap<>();
  private final Map<String, double[]> detached = new HashMap<>();
  private final Map<String, ScanInterpreter> scans = new HashMap<>();

  public Interpreter(Graph graph, int batch, long step, double learningRate, long seed) {
    this.graph = graph;
    this.batch = batch;
    this.step = step;
    this.learningRate = learningRate;
    this.seed = seed;
  }

  public void input(String name, double[] values) {
    inputs.put(name, values);
  }

  public void state(String name, double[] values) {
    states.put(name, values);
  }

  public double[] state(String name) {
    return Objects.requireNonNull(states.get(name), name);
  }

  /** From now on, what is detached keeps the value that it has now: so a numeric derivative does not see it either. */
  public void freezeDetached() {
    detached.clear();
    evaluate(true);
  }

  /** The values of all nodes, by name. An assignment's is the new value of the state. */
  public Map<String, double[]> run() {
    return evaluate(false);
  }

  Map<String, double[]> evaluate(boolean record) {
    Map<String, double[]> values = new HashMap<>();
    for (Node node : graph.nodes()) {
      List<double[]> operands = node.inputs().stream().map(values::get).toList();
      values.put(node.name(), new Evaluation(node, record, values).value(operands));
    }
    return values;
  }

  /** An interpreter of a scan's body. */
  private Interpreter inside(Graph body) {
    return new Interpreter(body, batch, step, learningRate, seed);
  }

  /** How many elements an extent stands for. */
  public static int count(Extent extent, int batch) {
    return extent.count() * (extent.batched() ? batch : 1);
  }

  public static int size(Shape shape, int batch) {
    return count(shape.size(), batch);
  }

  private int[] dims(Shape shape) {
    return shape.extents().stream().mapToInt(extent -> count(extent, batch)).toArray();
  }

  /** One node. */
  private final class Evaluation {
    private final Node node;
    private final boolean record;
    private final List<int[]> shapes;
    private final int[] dims;

    Evaluation(Node node, boolean record, Map<String, double[]> known) {
      this.node = node;
      this.record = record;
      this.dims = dims(node.shape());
      Map<String, Node> nodes = graph.byName();
      this.shapes =
          node.inputs().stream().map(name -> dims(nodes.get(name).shape())).toList();
    }

    double[] value(List<double[]> operands) {
      if (node.op() instanceof Op.Pointwise pointwise) {
        return pointwise(pointwise.expr(), operands);
      }
      if (node.op() instanceof Op.Standardize standardize) {
        return pointwise(standardize.pointwise(node.shape()).expr(), operands);
      }
      if (node.op() instanceof Op.Reduce reduce) {
        return reduce(reduce, operands.get(0));
      }
      if (node.op() instanceof Op.MatMul product) {
        return product(product, operands.get(0), operands.get(1));
      }
      if (node.op() instanceof WindowOp op) {
        return new LayoutInterpreter(shapes, dims, operands).value(op);
      }
      if (node.op() instanceof ScanOp.Scan scan) {
        scans
            .computeIfAbsent(node.name(), any -> new ScanInterpreter(scan, body -> inside(body)))
            .run(operands, record);
        return new double[1];
      }
      if (node.op() instanceof ScanOp.Result result) {
        return scans.get(node.inputs().get(0)).result(result.role());
      }
      if (node.op() instanceof IndexOp op) {
        return new IndexInterpreter(shapes, dims).value(op, operands);
      }
      return node.op() instanceof Op.Reshape || node.op() instanceof Op.Assign
          ? operands.get(0)
          : leaf();
    }

    private double[] leaf() {
      if (node.op() instanceof Op.Read read) {
        return state(read.state().name());
      }
      if (node.op() instanceof Op.Constant constant) {
        return constant.values().stream().mapToDouble(Double::floatValue).toArray();
      }
      if (node.op() instanceof Op.Random random) {
        long key = Randoms.key(seed, step, random.stream());
        return fill(index -> Randoms.uniform(key, index));
      }
      Op.Input input = (Op.Input) node.op();
      return input.type() == ElementType.DOUBLE
          ? new double[] {number(input.name())}
          : Objects.requireNonNull(inputs.get(input.name()), input.name());
    }

    private double number(String name) {
      return switch (name) {
        case "batch" -> batch;
        case "step" -> step;
        case "learningRate" -> learningRate;
        default -> throw new IllegalArgumentException(name);
      };
    }

    private double[] fill(IntToDoubleFunction element) {
      return IntStream.range(0, size(node.shape(), batch)).mapToDouble(element).toArray();
    }

    private double[] reduce(Op.Reduce reduce, double[] x) {
      int[] from = shapes.get(0);
      double[] result =
          fill(index -> reduce.fold() == Op.Reduce.Fold.SUM ? 0 : Double.NEGATIVE_INFINITY);
      for (int index = 0; index < x.length; index++) {
        int[] at = position(index, from);
        for (int axis = reduce.from(); axis <= reduce.to(); axis++) {
          at[axis] = 0;
        }
        int target = index(at, dims);
        result[target] = reduce.fold() == Op.Reduce.Fold.SUM
            ? result[target] + x[index]
            : Math.max(result[target], x[index]);
      }
      return result;
    }

    private double[] product(Op.MatMul op, double[] left, double[] right) {
      int rank = dims.length;
      int rows = dims[rank - 2];
      int columns = dims[rank - 1];
      int inner = shapes.get(0)[rank - (op.transposeLeft() ? 2 : 1)];
      return fill(index -> {
        int matrix = index / (rows * columns);
        int row = index / columns % rows;
        double sum = 0;
        for (int k = 0; k < inner; k++) {
          int a = op.transposeLeft() ? k * rows + row : row * inner + k;
          int b = op.transposeRight() ? index % columns * inner + k : k * columns + index % columns;
          sum += left[matrix * rows * inner + a] * right[matrix * inner * columns + b];
        }
        return sum;
      });
    }

    private double[] pointwise(Expr expr, List<double[]> operands) {
      return fill(index -> new Element(
              node.name() + "@" + index, record, position(index, dims), operands, shapes)
          .value(expr));
    }
  }

  /** One element of a pointwise node. */
  private final class Element {
    private final String name;
    private final boolean record;
    private final int[] position;
    private final List<double[]> operands;
    private final List<int[]> shapes;
    private final List<Double> found = new ArrayList<>();
    private int next;

    Element(
        String name, boolean record, int[] position, List<double[]> operands, List<int[]> shapes) {
      this.name = name;
      this.record = record;
      this.position = position;
      this.operands = operands;
      this.shapes = shapes;
    }

    double value(Expr expr) {
      double value = evaluate(expr);
      if (record) {
        detached.put(name, found.stream().mapToDouble(Double::doubleValue).toArray());
      }
      return value;
    }

    private double evaluate(Expr expr) {
      if (expr instanceof Expr.Arg arg) {
        int[] shape = shapes.get(arg.index());
        return operands.get(arg.index())[index(broadcast(position, shape), shape)];
      }
      if (expr instanceof Expr.Const constant) {
        return constant.value();
      }
      if (expr instanceof Expr.Position axis) {
        return position[axis.axis()];
      }
      List<Double> parts = Exprs.operands(expr).stream()
          .map(this::evaluate)
          .toList(); // all of them, so that the order is fixed
      if (expr instanceof Expr.Unary unary) {
        return unary.function() == Expr.UnaryFunction.DETACH
            ? detach(parts.get(0))
            : Scalars.unary(unary.function(), parts.get(0));
      }
      return expr instanceof Expr.Binary binary
          ? Scalars.binary(binary.function(), parts.get(0), parts.get(1))
          : parts.get(0) != 0 ? parts.get(1) : parts.get(2);
    }

    private double detach(double value) {
      if (record) {
        found.add(value);
      }
      double[] kept = detached.get(name);
      return record || kept == null ? value : kept[next++];
    }
  }

  private static int[] broadcast(int[] position, int[] shape) {
    int[] at = new int[shape.length];
    for (int axis = 0; axis < shape.length; axis++) {
      at[axis] = shape[axis] == 1 ? 0 : position[axis + position.length - shape.length];
    }
    return at;
  }

  private static int[] position(int index, int[] dims) {
    int[] position = new int[dims.length];
    int rest = index;
    for (int axis = dims.length - 1; axis >= 0; axis--) {
      position[axis] = rest % dims[axis];
      rest /= dims[axis];
    }
    return position;
  }

  private static int index(int[] position, int[] dims) {
    int index = 0;
    for (int axis = 0; axis < dims.length; axis++) {
      index = index * dims[axis] + position[axis];
    }
    return index;
  }
}
