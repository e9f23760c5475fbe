package dev.lathe.processor.backend.cpu;

import com.palantir.javapoet.CodeBlock;
import dev.lathe.processor.emit.Identifiers;
import dev.lathe.processor.ir.ElementType;
import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Exprs;
import dev.lathe.processor.ir.Extent;
import dev.lathe.processor.ir.IndexOp;
import dev.lathe.processor.ir.Node;
import dev.lathe.processor.ir.Op;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.plan.Sweep;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Writes the call of a kernel that computes several nodes for each element. */
final class SweepEmitter {
  private final Sweep sweep;
  private final ProgramContext program;
  private final List<Node> computed;
  private final Map<String, Read> reads = new LinkedHashMap<>();
  private final Map<String, String> parameters = new LinkedHashMap<>();
  private final Identifiers names = new Identifiers(
      "i", "size", "row", "rows", "column", "columns", "grain", "from", "to", "member", "out");

  /** What is read from outside: an array, part of its rows, or a number. */
  private record Read(String parameter, Node node, RowPart part, int number) {}

  private SweepEmitter(Sweep sweep, ProgramContext program) {
    this.sweep = sweep;
    this.program = program;
    this.computed = sweep.members().stream()
        .filter(node -> node.op() instanceof Op.Pointwise)
        .toList();
    arguments().forEach(this::read);
    computed.forEach(node -> names.claim(node.label(), node.name()));
  }

  static Line emit(Sweep sweep, ProgramContext program) {
    return new SweepEmitter(sweep, program).line();
  }

  private Line line() {
    List<Node> written = sweep.members().stream()
        .filter(node -> !sweep.internal().contains(node.name()))
        .toList();
    List<CodeBlock> arrays = new ArrayList<>();
    parameters.keySet().forEach(argument -> arrays.add(CodeBlock.of("$L", argument)));
    written.forEach(node -> arrays.add(program.argument(node)));
    long work = computed.size() * program.expected(sweep.size());
    return new Line(
        reads.values().stream().map(read -> program.located(read.node())).toList(),
        written.stream().map(program::located).toList(),
        PointwiseEmitter.call(kernel(written), arrays, work, program));
  }

  private PointwiseKernel kernel(List<Node> written) {
    return new PointwiseKernel(
        name(),
        nest(),
        reads.values().stream()
            .map(read -> new KernelParts.Load(read.parameter(), read.node().type(), read.part()))
            .toList(),
        computed.stream().map(this::value).toList(),
        written.stream().flatMap(node -> stores(node, written.size() == 1)).toList());
  }

  /** {@code inputGateToHidden}: what is computed first and last. */
  private String name() {
    String last = computed.get(computed.size() - 1).label();
    return computed.size() == 1 ? last : computed.get(0).label() + "To" + Identifiers.capital(last);
  }

  private Stream<Node> arguments() {
    return computed.stream().flatMap(node -> program.inputs(node).stream());
  }

  /** Takes note of an input that is not computed here. */
  private void read(Node input) {
    Node root = root(input);
    if (!sweep.members().contains(root)) {
      read(key(input), input, RowPart.WHOLE);
    } else if (root.op() instanceof IndexOp.Slice slice) {
      Node array = program.inputs(root).get(0);
      RowPart part = new RowPart(array.shape().last().count(), slice.from());
      read(key(input), array, part);
    }
  }

  private void read(String key, Node array, RowPart part) {
    if (!reads.containsKey(key)) {
      String argument = program.argument(array).toString();
      String parameter = parameters.computeIfAbsent(
          argument, any -> names.claim(PointwiseKernel.parameter(parameters.size()), argument));
      reads.put(key, new Read(parameter, array, part, reads.size()));
    }
  }

  /** The same for inputs that lie in one place and are read alike. */
  private String key(Node input) {
    Node root = root(input);
    return sweep.members().contains(root)
        ? root.name()
        : program.argument(input) + " " + moves(input);
  }

  private Node root(Node node) {
    return node.op() instanceof Op.Reshape ? root(program.inputs(node).get(0)) : node;
  }

  /** The number of the value that an input is, or -1. */
  private int valueOf(Node input) {
    return computed.indexOf(root(input));
  }

  private KernelParts.Value value(Node node) {
    List<Integer> numbers = program.inputs(node).stream().map(this::number).toList();
    Expr expr = Exprs.renumber(((Op.Pointwise) node.op()).expr(), numbers);
    return new KernelParts.Value(names.get(node.name()), expr);
  }

  private int number(Node input) {
    int value = valueOf(input);
    return value >= 0
        ? reads.size() + value
        : Objects.requireNonNull(reads.get(key(input))).number();
  }

  private Stream<KernelParts.Store> stores(Node node, boolean only) {
    List<Node> parts = node.op() instanceof IndexOp.Concat ? program.inputs(node) : List.of(node);
    String array =
        only ? "out" : names.claim("out" + Identifiers.capital(node.label()), "out " + node.name());
    int width = parts.size() * sweep.columns();
    return IntStream.range(0, parts.size()).mapToObj(number -> {
      RowPart part =
          parts.size() == 1 ? RowPart.WHOLE : new RowPart(width, number * sweep.columns());
      return new KernelParts.Store(array, part, valueOf(parts.get(number)));
    });
  }

  /** One loop, or one over rows and one over their columns. */
  private LoopNest nest() {
    Extent size = sweep.size();
    int columns = sweep.columns();
    List<Extent> extents = columns == 0
        ? List.of(size)
        : List.of(new Extent(size.count() / columns, size.batched()), Extent.of(columns));
    return new LoopNest(
        extents,
        Collections.nCopies(extents.size(), -1),
        reads.values().stream()
            .map(read -> read.part().isWhole() ? moves(read.node()) : moves(true, true))
            .toList());
  }

  /** Which loops move an input: all, none, that over rows or that over columns. */
  private List<Boolean> moves(Node input) {
    Shape shape = input.shape();
    boolean one = input.type() == ElementType.DOUBLE || shape.size().isOne();
    if (one || shape.size().equals(sweep.size())) {
      boolean all = shape.size().equals(sweep.size()) && input.type() != ElementType.DOUBLE;
      return moves(all, all);
    }
    return moves(shape.last().isOne(), !shape.last().isOne());
  }

  private List<Boolean> moves(boolean rows, boolean columns) {
    return sweep.columns() == 0 ? List.of(rows) : List.of(rows, columns);
  }
}
