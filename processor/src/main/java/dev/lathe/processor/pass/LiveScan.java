package dev.lathe.processor.pass;

import dev.lathe.processor.ir.Graph;
import dev.lathe.processor.ir.Node;
import dev.lathe.processor.ir.ScanOp;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What of a scan leads to the results that are read. */
final class LiveScan {
  private final ScanOp.Scan scan;
  private final Set<String> roles;
  private final Set<String> needed = new HashSet<>();

  private LiveScan(ScanOp.Scan scan, Set<String> roles) {
    this.scan = scan;
    this.roles = new HashSet<>(roles);
  }

  /** The node of the scan without the rest. */
  static Node of(Node node, Set<String> roles) {
    return new LiveScan((ScanOp.Scan) node.op(), roles).run(node);
  }

  private Node run(Node node) {
    grow();
    List<String> inputs = new ArrayList<>();
    for (int operand = 0; operand < scan.leaves().size(); operand++) {
      if (needed.contains(scan.leaves().get(operand))) {
        inputs.add(node.inputs().get(operand));
      }
    }
    return node.with(pruned()).reading(inputs);
  }

  /** A state that something needed reads has a next value, which is needed too. */
  private void grow() {
    int before = -1;
    while (before < needed.size()) {
      before = needed.size();
      roles.forEach(role -> needed.add(scan.body().output(role).name()));
      List<Node> nodes = scan.body().nodes();
      for (int index = nodes.size() - 1; index >= 0; index--) {
        if (needed.contains(nodes.get(index).name())) {
          needed.addAll(nodes.get(index).inputs());
        }
      }
      scan.states().stream().filter(needed::contains).forEach(roles::add);
      scan.states().stream().filter(roles::contains).forEach(needed::add);
    }
  }

  private ScanOp.Scan pruned() {
    Map<String, String> outputs = new LinkedHashMap<>();
    scan.body().outputs().forEach((role, name) -> {
      if (roles.contains(role)) {
        outputs.put(role, name);
      }
    });
    List<Node> nodes = scan.body().nodes().stream()
        .filter(node -> needed.contains(node.name()))
        .toList();
    return new ScanOp.Scan(
        new Graph(scan.body().name(), nodes, outputs),
        needed(scan.states()),
        needed(scan.sequences()),
        needed(scan.invariants()),
        scan.length(),
        scan.reverse());
  }

  private List<String> needed(List<String> leaves) {
    return leaves.stream().filter(needed::contains).toList();
  }
}
