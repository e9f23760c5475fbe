package dev.lathe.processor.backend.cpu;

import static dev.lathe.processor.backend.cpu.KernelMethod.kernel;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.lathe.processor.ir.ElementType;
import dev.lathe.processor.ir.Extent;
import dev.lathe.processor.ir.Node;
import dev.lathe.processor.ir.ScanOp;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.plan.Place;
import dev.lathe.processor.plan.ScanPlan;
import dev.lathe.processor.plan.Sweeps;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes a scan as a loop over the places of a sequence. Kernels work on whole arrays: where there is one for each place they use that, else what belongs to a place
 * is copied out of the sequences first, and what is left of it into the results as soon as it is there.
 */
final class ScanEmitter {
  private static final MethodSpec TAKE = kernel(
      "takePlace",
      "The elements of x at one place of a sequence.",
      "float[] x, int place, float[] out, int size, member",
      """
      int from = member.from(size, 4096);
      System.arraycopy(x, place * size + from, out, from, member.to(size, 4096) - from);
      """);

  private static final MethodSpec PUT = kernel(
      "putPlace",
      "Makes x the elements at one place of a sequence.",
      "float[] x, int place, float[] out, int size, member",
      """
      int from = member.from(size, 4096);
      System.arraycopy(x, from, out, place * size + from, member.to(size, 4096) - from);
      """);

  private final Node node;
  private final ScanOp.Scan scan;
  private final ProgramContext outside;
  private final ProgramContext inside;
  private final ScanPlan plan;
  private final List<Line> lines = new ArrayList<>();

  private ScanEmitter(Node node, ProgramContext program) {
    this.node = node;
    this.scan = (ScanOp.Scan) node.op();
    this.outside = program;
    this.inside = program.inside(node);
    this.plan = program.plan(node);
  }

  static Optional<Loop> emit(Node node, ProgramContext program) {
    return Optional.of(new ScanEmitter(node, program).loop());
  }

  private Loop loop() {
    for (Sweeps.Turn turn : inside.program().plan().sweeps().turns()) {
      turn.nodes().forEach(this::take);
      Emitters.emit(turn, inside)
          .map(Line.class::cast) // there is no scan in a scan
          .ifPresent(lines::add);
      turn.nodes().forEach(this::put);
    }
    lines.addAll(plan.moves().stream().map(this::move).toList());
    return new Loop(
        plan.starts().stream().map(this::move).toList(), lines, scan.length(), scan.reverse());
  }

  private void take(Node leaf) {
    boolean isElement = scan.sequences().contains(leaf.name());
    if (isElement && !(inside.place(leaf) instanceof Place.InPage)) {
      Node rows = outside.inputs(node).get(scan.leaves().indexOf(leaf.name()));
      copy(TAKE, outside.located(rows), inside.located(leaf), leaf.shape().size());
    }
  }

  private void put(Node made) {
    scan.rows().stream()
        .filter(role -> made.name().equals(scan.body().outputs().get(role)))
        .forEach(role -> put(made, role));
  }

  /** Rows that nobody reads have no place; those in pages may be there already. */
  private void put(Node made, String role) {
    Place place = plan.results().get(role);
    Located from = inside.located(made);
    if (place instanceof Place.InPage && !place.equals(from.place())) {
      Located page = located(made, made.shape(), place);
      lines.add(new Line(List.of(from), page, AssignEmitter.copy(from, page, inside)));
    } else if (place instanceof Place.InSlot) {
      Located rows = new Located(
          made.name(),
          made.label(),
          scan.result(role),
          ElementType.FLOAT,
          place,
          CodeBlock.of("$L", outside.array(place)));
      copy(PUT, from, rows, made.shape().size());
    }
  }

  private void copy(MethodSpec kernel, Located from, Located to, Extent size) {
    inside.kernels().addNamed(kernel);
    List<CodeBlock> arguments =
        List.of(from.argument(), CodeBlock.of("place"), to.argument(), ProgramContext.extent(size));
    KernelCall call =
        new KernelCall(kernel.name(), arguments, inside.expected(size), Optional.of(size));
    lines.add(new Line(List.of(from), to, call));
  }

  private Line move(ScanPlan.Move move) {
    Node state = scan.body().node(move.state());
    Located from = located(state, move.shape(), move.from());
    Located to = located(state, move.shape(), move.to());
    return new Line(List.of(from), to, AssignEmitter.copy(from, to, inside));
  }

  private Located located(Node node, Shape shape, Place place) {
    return new Located(
        node.name(),
        node.label(),
        shape,
        node.type(),
        place,
        CodeBlock.of("$L", outside.array(place)));
  }
}
