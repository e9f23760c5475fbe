package dev.lathe.processor.backend.api;

import com.palantir.javapoet.CodeBlock;
import dev.lathe.processor.backend.CompiledNetwork;
import dev.lathe.processor.emit.RuntimeTypes;
import dev.lathe.processor.ir.ElementType;
import dev.lathe.processor.ir.IndexOp;
import dev.lathe.processor.ir.Node;
import dev.lathe.processor.ir.Op;
import dev.lathe.processor.spec.InputSpec;
import dev.lathe.processor.spec.NetworkSpec.Labels;
import dev.lathe.processor.spec.Objective;
import dev.lathe.processor.spec.Options;
import dev.lathe.processor.spec.TargetNumbers;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Writes how a model's examples and targets become numbers. */
final class Codecs {
  private static final Map<String, String> LINKS = Map.of(
      "CrossEntropyLoss", "SOFTMAX",
      "NLLLoss", "EXP",
      "PoissonNLLLoss", "EXP",
      "BCELoss", "PROBABILITY",
      "BCEWithLogitsLoss", "SIGMOID",
      "MultiLabelSoftMarginLoss", "SIGMOID",
      "FocalLoss", "SIGMOID",
      "DiceLoss", "SIGMOID");

  private Codecs() {}

  static CodeBlock input(CompiledNetwork network) {
    if (network.spec().features() != null) {
      return CodeBlock.of("new $N()", FeatureColumns.NAME);
    }
    List<CodeBlock> codecs =
        network.spec().inputs().stream().map(input -> input(network, input)).toList();
    return codecs.size() == 1
        ? codecs.get(0)
        : Parts.inputs(network).codec(RuntimeTypes.JOINT_INPUT, codecs);
  }

  private static CodeBlock input(CompiledNetwork network, InputSpec input) {
    return input.tokens()
        ? CodeBlock.of(
            "new $T($L, $L, $S)",
            RuntimeTypes.TOKEN_INPUT,
            input.size(),
            tokens(network, input),
            input.shape())
        : CodeBlock.of("new $T($L, $S)", RuntimeTypes.ARRAY_INPUT, input.size(), input.shape());
  }

  /** How many rows the smallest table has that the tokens choose from. */
  private static int tokens(CompiledNetwork network, InputSpec input) {
    Map<String, Node> nodes = network.predict().graph().byName();
    int least = Integer.MAX_VALUE;
    for (Node node : nodes.values()) {
      if (node.op() instanceof IndexOp.Gather gather
          && index(node, nodes).op() instanceof Op.Input read
          && read.name().equals(input.graphName())) {
        Node table = input(node, 0, nodes);
        least = Math.min(least, table.shape().extent(gather.axis()).count());
      }
    }
    return least;
  }

  /** What a gather is told the rows by, whatever its shape. */
  private static Node index(Node gather, Map<String, Node> nodes) {
    Node index = input(gather, 1, nodes);
    while (index.op() instanceof Op.Reshape) {
      index = input(index, 0, nodes);
    }
    return index;
  }

  private static Node input(Node node, int number, Map<String, Node> nodes) {
    return Objects.requireNonNull(nodes.get(node.inputs().get(number)), node::name);
  }

  static CodeBlock target(CompiledNetwork network) {
    List<Node> targets = network.targets();
    if (targets.size() > 1) {
      return Parts.targets(network)
          .codec(
              RuntimeTypes.JOINT_TARGET,
              targets.stream().map(target -> part(network, target)).toList());
    }
    return network.classTargets()
        ? classTarget(network, targets.get(0))
        : network
            .target()
            .map(target -> part(network, target))
            .orElseGet(() -> CodeBlock.of(
                "new $T($L)",
                RuntimeTypes.VALUE_TARGET,
                network.outputShape().size().count()));
  }

  private static CodeBlock part(CompiledNetwork network, Node target) {
    int size = target.shape().size().count();
    if (target.type() != ElementType.INT) {
      return CodeBlock.of("new $T($L)", RuntimeTypes.VALUE_TARGET, size);
    }
    TargetNumbers numbers = network.numbers(target);
    CodeBlock codec = CodeBlock.of(
        "new $T($L, $L, $L)", RuntimeTypes.TOKEN_TARGET, size, numbers.below(), numbers.besides());
    return dimension(network) < network.outputShape().rank() - 1
        ? CodeBlock.of("$L.channelsFirst()", codec)
        : codec;
  }

  private static CodeBlock classTarget(CompiledNetwork network, Node target) {
    Labels labels = network.spec().labels();
    CodeBlock codec = labels == null
        ? CodeBlock.of("$T.numbered($L)", RuntimeTypes.CLASS_TARGET, classes(network))
        : CodeBlock.of(
            "$T.of($T.class)", RuntimeTypes.CLASS_TARGET, ModelTypes.className(labels.type()));
    TargetNumbers numbers = network.numbers(target);
    return numbers.equals(TargetNumbers.ANY) || numbers.besides() == 0
        ? codec
        : CodeBlock.of("$L.ignoring($L)", codec, numbers.besides());
  }

  /** How outputs become probabilities; of a loss of the user's own it is known only that classes are scored. */
  static CodeBlock link(CompiledNetwork network) {
    return CodeBlock.of("$T.$L", RuntimeTypes.LINK, linkName(network));
  }

  /** The constant's name. */
  static String linkName(CompiledNetwork network) {
    String loss = annotation(network).map(Options::name).orElse("");
    boolean classes = network.targets().get(0).type() == ElementType.INT;
    return LINKS.getOrDefault(loss, loss.isEmpty() && classes ? "SOFTMAX" : "NONE");
  }

  /** How many classes there are: as many as the output has scores. */
  static int classes(CompiledNetwork network) {
    return network.outputShape().extent(dimension(network)).count();
  }

  /** Which axis of the output the loss takes for that of the classes. */
  private static int dimension(CompiledNetwork network) {
    Optional<Options> loss = annotation(network);
    boolean byDimension =
        loss.filter(options -> options.values().containsKey("dim")).isPresent();
    int dim = byDimension ? loss.get().integer("dim") : -1;
    return dim < 0 ? dim + network.outputShape().rank() : dim;
  }

  private static Optional<Options> annotation(CompiledNetwork network) {
    return network.spec().objective() instanceof Objective.Annotated annotated
        ? Optional.of(annotated.options())
        : Optional.empty();
  }
}
