package dev.lathe.tests.rows;

/** The annotated class of a row. */
final class RowSource {
  private static final String HEAD =
      "package cases;\nimport dev.lathe.nn.*;\nimport dev.lathe.nn.init.*;\nimport dev.lathe.optim.*;\n";

  private RowSource() {}

  static String of(Row row) {
    return HEAD
        + switch (row.group()) {
          case "losses" -> loss(row);
          case "optimizers" -> optimizer(row);
          case "schedules" -> schedule(row);
          case "initialisers" -> initialiser(row);
          default -> layer(row);
        };
  }

  /** The loss is the sum of the output's elements, each times one of the target's. */
  private static String layer(Row row) {
    String call = row.get("call", "layer.forward(x)");
    String loss =
        "  Tensor loss(Tensor output, Tensor target) { return output.mul(target).sum(); }\n";
    if (row.has("tokens")) {
      return "@Network @SGD(lr = 1) @Training(batchSize = 4)\n" + body(row, row.get("java"))
          + "  Tensor forward(@Tokens(" + row.braces("input") + ") Tensor x) { return " + call
          + "; }\n"
          + loss + "}\n";
    }
    return network(row) + body(row, row.get("java", "")) + offset(row)
        + "  Tensor forward(Tensor x) { x = x.add(offset); return " + call + "; }\n" + loss + "}\n";
  }

  private static String network(Row row) {
    return "@Network(input = " + row.braces("input") + ") @SGD(lr = 1) @Training(batchSize = 4)\n";
  }

  private static String body(Row row, String fields) {
    return "public class " + row.className() + " {\n  " + fields + "\n";
  }

  private static String offset(Row row) {
    return "  @Parameter(shape = " + row.braces("input") + ") Tensor offset;\n";
  }

  private static String loss(Row row) {
    String sizes = row.has("targetShape") ? row.braces("targetShape") : row.braces("input");
    boolean whole = row.get("target").matches("(classes|labels|alignments).*");
    String kind = whole ? "@Tokens(" : "@Input(";
    return network(row) + body(row, row.get("java", "")) + offset(row)
        + "  Tensor forward(Tensor x) { x = x.add(offset); return " + row.get("forward", "x")
        + "; }\n"
        + "  Tensor loss(Tensor output, " + kind + sizes + ") Tensor target) { return "
        + row.get("call") + "; }\n}\n";
  }

  private static String initialiser(Row row) {
    return "@Network(input = " + row.braces("input") + ") @MSELoss @SGD\npublic class "
        + row.className() + " {\n  " + row.get("layer") + " " + row.get("init")
        + " Layer layer;\n}\n";
  }

  private static String optimizer(Row row) {
    String training =
        row.get("java").contains("@Training") ? "" : "@Training(batchSize = 4, shuffle = false)\n";
    return "@Network(input = 6) @MSELoss " + row.get("java") + "\n" + training + "public class "
        + row.className() + " {\n  @Linear(5) @Tanh " + row.get("first", "")
        + " Layer first;\n  @Linear(3) " + row.get("second", "") + " Layer second;\n}\n";
  }

  /** The gradient is 1, so that a step is the learning rate. */
  private static String schedule(Row row) {
    return "@Network(input = 1, target = 1) @SGD(lr = 0.1f) " + row.get("java")
        + "\n@Training(batchSize = 1)\npublic class " + row.className()
        + " {\n  @Parameter(shape = 1) Tensor w;\n"
        + "  Tensor forward(Tensor x) { return x.add(w); }\n"
        + "  Tensor loss(Tensor output, Tensor target) { return output.mean(); }\n}\n";
  }
}
