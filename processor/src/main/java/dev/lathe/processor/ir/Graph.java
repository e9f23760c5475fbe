package dev.lathe.processor.ir;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * One program of a network: nodes in an order in which they can be executed, and which of them the caller reads afterwards.
 *
 * @param name of the program: {@code train}, {@code evaluate}, {@code predict}, {@link #BACKWARD}, {@link #STEP}
 * @param nodes every node after those it reads
 * @param outputs what the caller reads, by role: {@link #OUTPUT}, {@link #LOSS}, {@code gradient of hidden1.weight}
 */
public record Graph(String name, List<Node> nodes, Map<String, String> outputs) {
  /** Name of the program of loss and gradients, which are gathered. */
  public static final String BACKWARD = "backward";

  /** Name of the program that uses gathered gradients. */
  public static final String STEP = "step";

  /** Role of the network's result. */
  public static final String OUTPUT = "output";

  /** Name of the input that the output is compared with; where there are several, they begin with it and a dot. */
  public static final String TARGET = "target";

  /** Role of the loss, one number. */
  public static final String LOSS = "loss";

  private static final String GRADIENT = "gradient of ";

  public Graph {
    nodes = List.copyOf(nodes);
    outputs = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
  }

  /** Role of the loss's derivative with respect to a parameter. */
  public static String gradientOf(State parameter) {
    return GRADIENT + parameter.name();
  }

  public Map<String, Node> byName() {
    Map<String, Node> byName = new LinkedHashMap<>();
    nodes.forEach(node -> byName.put(node.name(), node));
    return byName;
  }

  /** The node that plays a role. */
  public Node output(String role) {
    String name = Objects.requireNonNull(
        outputs.get(role), () -> "no output " + role + " among " + outputs.keySet());
    return node(name);
  }

  /** The node of this name. */
  public Node node(String name) {
    return nodes.stream()
        .filter(node -> node.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new java.util.NoSuchElementException(name));
  }

  /** Whether an input of this name is compared with the output. */
  public static boolean isTarget(String input) {
    return input.equals(TARGET) || input.startsWith(TARGET + ".");
  }

  /** What the network answers, by name and in order: one result without a name, or several with names of their own. */
  public Map<String, Node> results() {
    Map<String, Node> results = new LinkedHashMap<>();
    for (String role : outputs.keySet()) {
      if (role.equals(OUTPUT) || role.startsWith(OUTPUT + " ")) {
        results.put(role.substring(Math.min(role.length(), OUTPUT.length() + 1)), output(role));
      }
    }
    return results;
  }

  /** Arrays that the caller fills with examples, or with what they are compared with, in order. */
  public List<Node> arrayInputs(boolean targets) {
    return nodes.stream()
        .filter(node -> node.op() instanceof Op.Input && node.type() != ElementType.DOUBLE)
        .filter(node -> isTarget(((Op.Input) node.op()).name()) == targets)
        .toList();
  }

  /** Everything that outlives the step, in the order in which it is first mentioned. */
  public Set<State> states() {
    Set<State> states = new LinkedHashSet<>();
    for (Node node : nodes) {
      if (node.op() instanceof Op.Read read) {
        states.add(read.state());
      } else if (node.op() instanceof Op.Assign assign) {
        states.add(assign.state());
      }
    }
    return states;
  }

  /** The same under another name. */
  public Graph named(String other) {
    return new Graph(other, nodes, outputs);
  }

  public Graph withNodes(List<Node> changed) {
    return new Graph(name, changed, outputs);
  }
}
