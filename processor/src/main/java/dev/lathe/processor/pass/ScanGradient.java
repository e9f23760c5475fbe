package dev.lathe.processor.pass;

import dev.lathe.processor.ir.ElementType;
import dev.lathe.processor.ir.Graph;
import dev.lathe.processor.ir.GraphBuilder;
import dev.lathe.processor.ir.Node;
import dev.lathe.processor.ir.Op;
import dev.lathe.processor.ir.ScanOp;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.pass.GradientRule.Site;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The gradient of a scan: a scan the other way, whose body is the backward pass of the body. The gradient of a state is a state; that of a sequence is a row at
 * every place. Values of the forward body that the backward body reads become rows of the forward scan. The gradient of an invariant is a sum over all places:
 * {@link SumOverPlaces} takes it in one piece behind the scan where it can, else it is a state that every place adds to.
 */
final class ScanGradient {
  private final Site site;
  private final ScanOp.Scan scan;
  private final GraphBuilder outer;
  private final GraphBuilder body;
  private final BackwardWalk walk;
  private final Map<String, Value> operands = new LinkedHashMap<>();
  private final Map<String, Value> initial = new LinkedHashMap<>();
  private final Map<String, Value> arriving = new LinkedHashMap<>();
  private final Map<String, String> outputs = new LinkedHashMap<>();
  private final Map<String, String> kept = new LinkedHashMap<>();
  private final Map<String, String> gradientOf = new LinkedHashMap<>();
  private @Nullable Value backward;

  private ScanGradient(Site site) {
    this.site = site;
    this.scan = (ScanOp.Scan) site.node().op();
    this.outer = site.builder();
    this.body = GraphBuilder.from(scan.body()).at(outer.origin());
    for (int operand = 0; operand < scan.leaves().size(); operand++) {
      operands.put(scan.leaves().get(operand), site.inputs().get(operand));
    }
    this.walk = new BackwardWalk(body, scan.body().nodes(), this::isWanted);
  }

  static List<Optional<Value>> of(Site site) {
    return new ScanGradient(site).gradients();
  }

  private boolean isWanted(Node node) {
    int operand = scan.leaves().indexOf(node.name());
    return operand >= 0 && (scan.states().contains(node.name()) || site.wanted().test(operand));
  }

  private List<Optional<Value>> gradients() {
    scan.body().outputs().keySet().forEach(this::reach);
    walk.run();
    body.at(outer.origin());
    scan.states().forEach(this::handOn);
    List<Optional<Supplier<Value>>> wanted = new ArrayList<>();
    for (int operand = 0; operand < site.inputs().size(); operand++) {
      Node leaf = body.value(scan.leaves().get(operand)).node();
      wanted.add(site.wanted().test(operand) ? gradient(leaf) : Optional.empty());
    }
    append();
    return wanted.stream().map(each -> each.map(Supplier::get)).toList();
  }

  /** Lets what reached a result of the scan reach the node of the body that it was made of. */
  private void reach(String role) {
    Node made = scan.body().output(role);
    Optional<Value> gradient = Optional.ofNullable(site.gradients().get(role));
    if (scan.states().contains(role)) {
      Value state = leaf(body.value(role).node(), "Gradient");
      initial.put(state.name(), gradient.orElseGet(() -> outer.fill(made.shape(), 0)));
      gradientOf.put(role, state.name());
      walk.reach(made, state);
    } else if (gradient.isPresent()) {
      Value element = leaf(made, "Gradient");
      arriving.put(element.name(), gradient.get());
      walk.reach(made, element);
    }
  }

  private Value leaf(Node like, String suffix) {
    return body.leaf(like.label() + suffix, like.shape(), ElementType.FLOAT);
  }

  private void handOn(String state) {
    Node leaf = body.value(state).node();
    Value gradient = walk.gradient(leaf).orElseGet(() -> body.fill(leaf.shape(), 0));
    outputs.put(Objects.requireNonNull(gradientOf.get(state)), gradient.name());
  }

  /** How the gradient of an operand is made once the backward scan is there. */
  private Optional<Supplier<Value>> gradient(Node leaf) {
    if (scan.states().contains(leaf.name())) {
      String role = Objects.requireNonNull(gradientOf.get(leaf.name()));
      return Optional.of(() -> result(role, leaf.label() + "Gradient"));
    }
    Optional<Value> gradient = walk.gradient(leaf);
    if (scan.sequences().contains(leaf.name())) {
      return gradient.map(value -> rows(value.node()).orElseThrow());
    }
    return gradient.map(value -> new SumOverPlaces(outer, body, this::rows)
        .of(value.node())
        .orElseGet(() -> gathered(leaf, value)));
  }

  /** A state that begins with zeros, to which every place adds. */
  private Supplier<Value> gathered(Node leaf, Value gradient) {
    Value sum = leaf(leaf, "GradientSum");
    initial.put(sum.name(), outer.fill(leaf.shape(), 0));
    outputs.put(sum.name(), sum.add(gradient).name());
    return () -> result(sum.name(), leaf.label() + "Gradient");
  }

  /** How the values that a node of either body has at all places are found; empty where they are one value. */
  private Optional<Supplier<Value>> rows(Node node) {
    if (scan.invariants().contains(node.name())) {
      return Optional.empty();
    }
    Value known = scan.sequences().contains(node.name())
        ? operands.get(node.name())
        : arriving.get(node.name());
    if (known != null) {
      return Optional.of(() -> known);
    }
    if (isForward(node)) {
      return Optional.of(kept(node));
    }
    String role = "rows of " + node.name();
    outputs.put(role, node.name());
    return Optional.of(() -> result(role, node.label()));
  }

  private boolean isForward(Node node) {
    return scan.body().byName().containsKey(node.name());
  }

  /** Makes the values of a forward node rows of the forward scan. */
  private Supplier<Value> kept(Node node) {
    String role = scan.rows().stream()
        .filter(row -> scan.body().output(row).name().equals(node.name()))
        .findFirst()
        .orElse("rows of " + node.name());
    kept.put(role, node.name());
    return () -> outer.result(outer.value(site.node().name()), node.label(), role);
  }

  private Value result(String role, String label) {
    return outer.result(Objects.requireNonNull(backward), label, role);
  }

  /** Appends the backward scan, after what it reads. */
  private void append() {
    BackwardBody cut = BackwardBody.of(scan, body.nodes(), outputs.values(), initial.keySet());
    Map<String, Value> sequences = new LinkedHashMap<>();
    Map<String, Supplier<Value>> remembered = new LinkedHashMap<>();
    Map<String, Value> invariants = new LinkedHashMap<>();
    for (Node leaf : cut.leaves()) {
      if (scan.invariants().contains(leaf.name())) {
        invariants.put(leaf.name(), Objects.requireNonNull(operands.get(leaf.name())));
      } else if (!initial.containsKey(leaf.name())) {
        remembered.put(leaf.name(), rows(leaf).orElseThrow());
      }
    }
    outer.replace(site.node().with(scan.withRows(kept)));
    remembered.forEach((name, rows) -> sequences.put(name, rows.get()));
    List<Value> inputs = new ArrayList<>(initial.values());
    inputs.addAll(sequences.values());
    inputs.addAll(invariants.values());
    Op op = new ScanOp.Scan(
        new Graph(scan.body().name(), cut.nodes(), outputs),
        List.copyOf(initial.keySet()),
        List.copyOf(sequences.keySet()),
        List.copyOf(invariants.keySet()),
        scan.length(),
        !scan.reverse());
    backward = outer.append(site.label(), op, inputs);
  }
}
