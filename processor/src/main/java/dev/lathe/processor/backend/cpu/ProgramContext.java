package dev.lathe.processor.backend.cpu;

import com.palantir.javapoet.CodeBlock;
import dev.lathe.processor.backend.MultiplyAdds;
import dev.lathe.processor.backend.PlannedProgram;
import dev.lathe.processor.emit.Identifiers;
import dev.lathe.processor.ir.ElementType;
import dev.lathe.processor.ir.Extent;
import dev.lathe.processor.ir.Graph;
import dev.lathe.processor.ir.Node;
import dev.lathe.processor.ir.Op;
import dev.lathe.processor.ir.ScanOp;
import dev.lathe.processor.plan.Place;
import dev.lathe.processor.plan.ScanPlan;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What emitters ask about the program they write for: where values lie and how they are called. */
final class ProgramContext {
  /** What follows the name of arrays of which there is one for each place of a sequence. */
  static final String PAGE = "[place]";

  private final PlannedProgram program;
  private final Map<String, Node> nodes;
  private final KernelLibrary kernels;
  private final StateNames states;
  private final Identifiers fields;

  ProgramContext(PlannedProgram program, KernelLibrary kernels, StateNames states) {
    this(
        program,
        kernels,
        states,
        new Identifiers(
            "state",
            "gradients",
            "batch",
            "step",
            "seed",
            "learningRate",
            "momentum",
            "capacity",
            "place",
            "forms",
            "kernels"));
    for (Node node : program.graph().nodes()) {
      if (node.op() instanceof Op.Input input && node.type() != ElementType.DOUBLE) {
        fields.claim(input.name(), new Place.InInput(input.name()));
      }
    }
    for (int slot = 0; slot < program.plan().slots().size(); slot++) {
      fields.claim(program.plan().slots().get(slot).name(), slot);
    }
    hostNumbers().forEach(node -> fields.claim(node.name(), node.name()));
  }

  private ProgramContext(
      PlannedProgram program, KernelLibrary kernels, StateNames states, Identifiers fields) {
    this.program = program;
    this.nodes = program.graph().byName();
    this.kernels = kernels;
    this.states = states;
    this.fields = fields;
  }

  /** The same for the body of a scan. */
  ProgramContext inside(Node node) {
    Graph body = ((ScanOp.Scan) node.op()).body();
    PlannedProgram inside = new PlannedProgram(body, plan(node).body(), program.expectedBatch());
    return new ProgramContext(inside, kernels, states, fields);
  }

  /** Where the values of a scan lie. */
  ScanPlan plan(Node scan) {
    return Objects.requireNonNull(program.plan().scans().get(scan.name()), scan.name());
  }

  PlannedProgram program() {
    return program;
  }

  KernelLibrary kernels() {
    return kernels;
  }

  List<Node> inputs(Node node) {
    return node.inputs().stream().map(this::node).toList();
  }

  Node node(String name) {
    return Objects.requireNonNull(nodes.get(name), name);
  }

  /** The multiply-adds of some nodes. */
  MultiplyAdds multiplyAdds(List<Node> some) {
    return some.stream()
        .map(node -> MultiplyAdds.of(node, nodes))
        .reduce(MultiplyAdds.NONE, MultiplyAdds::plus);
  }

  /** Numbers that are computed on the host, in order. */
  List<Node> hostNumbers() {
    return program.graph().nodes().stream()
        .filter(node -> node.type() == ElementType.DOUBLE && !(node.op() instanceof Op.Input))
        .toList();
  }

  boolean copies(Node assign) {
    return program.plan().copies().contains(assign.name());
  }

  /** The expression that stands for a value in a kernel's call: an array, or a number of the host's as a float. */
  CodeBlock argument(Node node) {
    return node.type() == ElementType.DOUBLE
        ? CodeBlock.of("(float) $L", hostName(node))
        : CodeBlock.of("$L", array(node));
  }

  Place place(Node node) {
    return program.plan().place(node);
  }

  /** A value as a kernel meets it. */
  Located located(Node node) {
    Place place = place(node);
    return new Located(node.name(), node.label(), node.shape(), node.type(), place, argument(node));
  }

  /** The call for a node with what it touches. */
  Line line(Node node, KernelCall call) {
    return new Line(inputs(node).stream().map(this::located).toList(), located(node), call);
  }

  /** The array that a value lies in. */
  String array(Node node) {
    return array(place(node));
  }

  String array(Place place) {
    if (place instanceof Place.InState in) {
      return states.access(in.state());
    }
    if (place instanceof Place.InConstant in) {
      return Identifiers.constantCase(in.node());
    }
    String page = place instanceof Place.InPage ? PAGE : "";
    return place.inSlot().isPresent()
        ? slotName(place.inSlot().getAsInt()) + page
        : fields.get(place);
  }

  String slotName(int slot) {
    return fields.get(slot);
  }

  /** The field that holds a number of the host's. */
  String hostName(Node node) {
    return node.op() instanceof Op.Input input ? input.name() : fields.get(node.name());
  }

  /** An extent in a call: a number, {@code batch}, or {@code 28 * batch}. */
  static CodeBlock extent(Extent extent) {
    if (!extent.batched()) {
      return CodeBlock.of("$L", extent.count());
    }
    return extent.count() == 1 ? CodeBlock.of("batch") : CodeBlock.of("$L * batch", extent.count());
  }

  /** How much an extent comes to for a batch of the size that is expected. */
  long expected(Extent extent) {
    return (long) extent.count() * (extent.batched() ? program.expectedBatch() : 1);
  }

  /** The call of a kernel, by all members or by the first alone. */
  CodeBlock statement(KernelCall call) {
    String member = call.isSmall() ? "member.first()" : "member";
    CodeBlock arguments = CodeBlock.join(call.arguments(), ", ");
    return CodeBlock.of("kernels.$N($L, $L);\n", call.kernel(), arguments, member);
  }
}
