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
 *
 * <p>What is made outside of the backward scan is said first, as suppliers, and made once the scan is there.
 */
final class ScanGradient {
  private final Site site;
  private final ScanOp.Scan scan;
  private final GraphBuilder outer;
  private final GraphBuilder body;
  private final BackwardWalk walk;

  /** By leaf, what the forward scan is given, and what arrives at its results. */
  private final Map<String, Value> given = new LinkedHashMap<>();

  /** By forward state, the state that is its gradient. */
  private final Map<String, String> gradientOf = new LinkedHashMap<>();

  /** By state of the backward scan, its first value. */
  private final Map<String, Value> states = new LinkedHashMap<>();

  /** By role, the nodes of the backward body that are its outputs, and those of the forward body that become rows. */
  private final Map<String, String> outputs = new LinkedHashMap<>();

  private final Map<String, String> remembered = new LinkedHashMap<>();
  private @Nullable Value backward;

  private ScanGradient(Site site) {
    this.site = site;
    this.scan = (ScanOp.Scan) site.node().op();
    this.outer = site.builder();
    this.body = GraphBuilder.from(scan.body()).at(outer.origin());
    for (int operand = 0; operand < scan.leaves().size(); operand++) {
      given.put(scan.leaves().get(operand), site.inputs().get(operand));
    }
    this.walk = new BackwardWalk(body, scan.body().nodes(), this::isWanted);
  }

  static List<Optional<Value>> of(Site site) {
    return new ScanGradient(site).gradients();
  }

  private boolean isWanted(Node node) {
    int operand = scan.leaves().indexOf(node.name());
    return scan.states().contains(node.name()) || (operand >= 0 && site.wanted().test(operand));
  }

  private List<Optional<Value>> gradients() {
    scan.body().outputs().keySet().forEach(this::reach);
    walk.run();
    body.at(outer.origin());
    scan.states().forEach(this::handOn);
    List<Optional<Supplier<Value>>> wanted = new ArrayList<>();
    for (int operand = 0; operand < site.inputs().size(); operand++) {
      Node leaf = scan.body().node(scan.leaves().get(operand));
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
      Value state = state(
          scan.body().node(role),
          "Gradient",
          gradient.orElseGet(() -> outer.fill(made.shape(), 0)));
      gradientOf.put(role, state.name());
      walk.reach(made, state);
    } else if (gradient.isPresent()) {
      Value row = leaf(made, "Gradient");
      given.put(row.name(), gradient.get());
      walk.reach(made, row);
    }
  }

  private Value leaf(Node like, String suffix) {
    return body.leaf(like.label() + suffix, like.shape(), ElementType.FLOAT);
  }

  private Value state(Node like, String suffix, Value first) {
    Value state = leaf(like, suffix);
    states.put(state.name(), first);
    return state;
  }

  private void handOn(String state) {
    Node leaf = scan.body().node(state);
    Value gradient = walk.gradient(leaf).orElseGet(() -> body.fill(leaf.shape(), 0));
    outputs.put(gradientOf(state), gradient.name());
  }

  private String gradientOf(String state) {
    return Objects.requireNonNull(gradientOf.get(state), state);
  }

  /** How the gradient of an operand is made. */
  private Optional<Supplier<Value>> gradient(Node leaf) {
    String label = leaf.label() + "Gradient";
    if (scan.states().contains(leaf.name())) {
      return Optional.of(() -> result(gradientOf(leaf.name()), label));
    }
    Optional<Node> gradient = walk.gradient(leaf).map(Value::node);
    return scan.sequences().contains(leaf.name())
        ? gradient.flatMap(this::rows)
        : gradient.map(each -> new SumOverPlaces(outer, body, this::rows)
            .of(each)
            .orElseGet(() -> addedUp(leaf, each)));
  }

  /** The sum of a gradient over all places: a state that begins with zeros. */
  private Supplier<Value> addedUp(Node leaf, Node gradient) {
    Value sum = state(leaf, "GradientSum", outer.fill(leaf.shape(), 0));
    outputs.put(sum.name(), sum.add(body.value(gradient.name())).name());
    return () -> result(sum.name(), leaf.label() + "Gradient");
  }

  /** How the values that a node of either body has at all places are found; empty where they are one value. */
  private Optional<Supplier<Value>> rows(Node node) {
    if (scan.invariants().contains(node.name())) {
      return Optional.empty();
    }
    if (given.containsKey(node.name()) && !scan.states().contains(node.name())) {
      return Optional.of(() -> Objects.requireNonNull(given.get(node.name())));
    }
    if (isForward(node)) {
      return Optional.of(remembered(node));
    }
    String role = "rows of " + node.name();
    outputs.put(role, node.name());
    return Optional.of(() -> result(role, node.label()));
  }

  private boolean isForward(Node node) {
    return scan.body().byName().containsKey(node.name());
  }

  /** Makes the values of a forward node rows of the forward scan, unless they are. */
  private Supplier<Value> remembered(Node node) {
    String role = scan.rows().stream()
        .filter(row -> scan.body().output(row).name().equals(node.name()))
        .findFirst()
        .orElse("rows of " + node.name());
    remembered.put(role, node.name());
    return () -> outer.result(outer.value(site.node().name()), node.label(), role);
  }

  private Value result(String role, String label) {
    return outer.result(Objects.requireNonNull(backward), label, role);
  }

  /** Appends the backward scan, and gives the forward one the rows that it reads. */
  private void append() {
    BackwardBody own = BackwardBody.of(scan, body.nodes(), outputs.values(), states.keySet());
    Map<String, Supplier<Value>> sequences = new LinkedHashMap<>();
    Map<String, Value> invariants = new LinkedHashMap<>();
    for (Node leaf : own.leaves()) {
      if (scan.invariants().contains(leaf.name())) {
        invariants.put(leaf.name(), Objects.requireNonNull(given.get(leaf.name())));
      } else if (!states.containsKey(leaf.name())) {
        sequences.put(leaf.name(), rows(leaf).orElseThrow());
      }
    }
    outer.replace(site.node().with(scan.withRows(remembered)));
    List<Value> operands = new ArrayList<>(states.values());
    sequences.values().forEach(rows -> operands.add(rows.get()));
    operands.addAll(invariants.values());
    Op op = new ScanOp.Scan(
        new Graph(scan.body().name(), own.nodes(), outputs),
        List.copyOf(states.keySet()),
        List.copyOf(sequences.keySet()),
        List.copyOf(invariants.keySet()),
        scan.length(),
        !scan.reverse());
    backward = outer.append(site.label(), op, operands);
  }
}
