package dev.lathe.processor.backend.cpu;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.lathe.processor.backend.PlannedProgram;
import dev.lathe.processor.emit.Identifiers;
import dev.lathe.processor.emit.MethodSplitter;
import dev.lathe.processor.emit.RuntimeTypes;
import dev.lathe.processor.ir.ElementType;
import dev.lathe.processor.ir.Extent;
import dev.lathe.processor.ir.Graph;
import dev.lathe.processor.ir.Node;
import dev.lathe.processor.ir.Op;
import dev.lathe.processor.ir.ScanOp;
import dev.lathe.processor.plan.MemoryPlan;
import dev.lathe.processor.plan.Slot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Writes the class of one program: its arrays, and a method for each layer and phase that calls kernels in order. */
final class ProgramEmitter {
  /** Each takes about fifteen bytes of a constructor that should stay well below 8,000. */
  private static final int MOST_ALLOCATIONS = 400;

  private static final int MOST_LISTED = 3;

  private final PlannedProgram program;
  private final ProgramContext context;
  private final Function<String, ClassName> types;
  private final List<Array> arrays;
  private final ClassName kernels;

  /** @param types the network's generated classes by their suffix */
  ProgramEmitter(
      PlannedProgram program,
      KernelLibrary kernels,
      StateNames states,
      Function<String, ClassName> types) {
    this.program = program;
    this.context = new ProgramContext(program, kernels, states);
    this.types = types;
    this.kernels = kernels.type();
    this.arrays = arrays();
  }

  TypeSpec emit(ClassName type, String purpose) {
    TypeSpec.Builder builder = TypeSpec.classBuilder(type)
        .addJavadoc(
            "$L of {@link $T}. In shapes, B is the number of examples.\n",
            purpose,
            types.apply("Model"))
        .addModifiers(Modifier.FINAL)
        .superclass(kind());
    addFields(builder);
    builder.addMethods(constructor());
    if (hasBatch()) {
      addAccess(builder);
    }
    builder.addMethod(chooseKernels());
    addNumbers(builder);
    new LayerMethods(context, gathers() && hasBatch()).methods().forEach(builder::addMethod);
    return builder.build();
  }

  private ClassName kind() {
    if (!hasBatch()) {
      return RuntimeTypes.STEP_PROGRAM;
    }
    if (gathers()) {
      return RuntimeTypes.GRADIENT_PROGRAM;
    }
    return hasLoss() ? RuntimeTypes.LOSS_PROGRAM : RuntimeTypes.BATCH_PROGRAM;
  }

  /** Whether it works on examples; the optimizer's step alone does not. */
  private boolean hasBatch() {
    return !program.graph().results().isEmpty();
  }

  private boolean hasLoss() {
    return program.graph().outputs().containsKey(Graph.LOSS);
  }

  /** Whether gradients are kept apart from their use. */
  private boolean gathers() {
    return Set.of(Graph.BACKWARD, Graph.STEP).contains(program.graph().name());
  }

  /** What programs share: the state, the gradients where they are kept, and where kernels come from. */
  private Map<String, TypeName> shared() {
    Map<String, TypeName> shared = new LinkedHashMap<>();
    shared.put("state", types.apply("State"));
    if (gathers()) {
      shared.put("gradients", types.apply("Gradients"));
    }
    shared.put("forms", ParameterizedTypeName.get(ClassName.get(Supplier.class), kernels));
    return shared;
  }

  private void addFields(TypeSpec.Builder builder) {
    shared()
        .forEach((name, type) -> builder.addField(
            FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.FINAL).build()));
    builder.addField(kernels, "kernels", Modifier.PRIVATE);
    for (Node node : program.graph().nodes()) {
      if (node.op() instanceof Op.Constant constant) {
        builder.addField(constant(node, constant));
      }
    }
    boolean inConstructor = arrays.size() <= MOST_ALLOCATIONS;
    arrays.forEach(array -> builder.addField(array.field(inConstructor)));
    for (Node number : context.hostNumbers()) {
      builder.addField(FieldSpec.builder(double.class, context.hostName(number), Modifier.PRIVATE)
          .build());
    }
  }

  private static boolean isArrayInput(Node node) {
    return node.op() instanceof Op.Input && node.type() != ElementType.DOUBLE;
  }

  private static FieldSpec constant(Node node, Op.Constant constant) {
    boolean whole = constant.type() == ElementType.INT;
    String values = constant.values().stream()
        .map(value -> whole ? Integer.toString(value.intValue()) : value.floatValue() + "f")
        .collect(Collectors.joining(", "));
    return FieldSpec.builder(
            whole ? int[].class : float[].class, Identifiers.constantCase(node.name()))
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer("{$L}", values)
        .build();
  }

  /** An array of the program's: what the caller fills, or a slot. */
  private record Array(String element, String name, String content, Extent size, int pages) {
    FieldSpec field(boolean inConstructor) {
      FieldSpec.Builder field = FieldSpec.builder(type(), name, Modifier.PRIVATE)
          .addJavadoc("[$L$L]: $L\n", pages > 1 ? pages + " x " : "", size, content);
      return inConstructor ? field.addModifiers(Modifier.FINAL).build() : field.build();
    }

    private Class<?> type() {
      if (pages > 1) {
        return element.equals("int") ? int[][].class : float[][].class;
      }
      return element.equals("int") ? int[].class : float[].class;
    }

    CodeBlock allocation() {
      String first = pages > 1 ? "[" + pages + "]" : "";
      return CodeBlock.of("$L = new $L$L[$L];\n", name, element, first, length(size));
    }
  }

  private List<Array> arrays() {
    List<Array> arrays = new ArrayList<>();
    for (Node node : program.graph().nodes()) {
      if (isArrayInput(node)) {
        String name = context.array(node);
        arrays.add(new Array(
            element(node.type()),
            name,
            name + " [" + node.shape() + "]",
            node.shape().size(),
            1));
      }
    }
    List<List<String>> values = values();
    List<Slot> slots = program.plan().slots();
    for (int slot = 0; slot < slots.size(); slot++) {
      Slot each = slots.get(slot);
      arrays.add(new Array(
          element(each.type()),
          context.slotName(slot),
          listed(values.get(slot)),
          each.size(),
          each.pages()));
    }
    return arrays;
  }

  private static String element(ElementType type) {
    return type == ElementType.INT ? "int" : "float";
  }

  /** For each slot, the values that live in it one after the other. */
  private List<List<String>> values() {
    List<List<String>> values = new ArrayList<>();
    program.plan().slots().forEach(slot -> values.add(new ArrayList<>()));
    for (Node node : program.graph().nodes()) {
      add(node, program.plan(), values);
      if (node.op() instanceof ScanOp.Scan scan) {
        MemoryPlan inside = context.plan(node).body();
        scan.body().nodes().forEach(each -> add(each, inside, values));
      }
    }
    return values;
  }

  private static void add(Node node, MemoryPlan plan, List<List<String>> values) {
    boolean isView = node.op() instanceof Op.Reshape;
    if (!isView) {
      plan.place(node).inSlot().ifPresent(slot -> values.get(slot).add(node.name()));
    }
  }

  private static String listed(List<String> values) {
    String first = values.stream().limit(MOST_LISTED).collect(Collectors.joining(", "));
    int more = values.size() - MOST_LISTED;
    return more <= 0 ? first : first + " and " + more + " more";
  }

  /** The constructor makes the arrays, or, where they are too many for one method, has others do so. */
  private List<MethodSpec> constructor() {
    MethodSpec.Builder constructor = MethodSpec.constructorBuilder();
    shared().forEach((name, type) -> constructor.addParameter(type, name));
    if (hasBatch()) {
      constructor.addParameter(int.class, "capacity").addStatement("super(capacity)");
    }
    shared().keySet().forEach(name -> constructor.addStatement("this.$1N = $1N", name));
    constructor.addStatement("this.kernels = forms.get()");
    List<CodeBlock> allocations = arrays.stream().map(Array::allocation).toList();
    if (allocations.size() <= MOST_ALLOCATIONS) {
      return List.of(constructor.addCode(CodeBlock.join(allocations, "")).build());
    }
    MethodSpec allocate =
        MethodSpec.methodBuilder("allocate").addModifiers(Modifier.PRIVATE).build();
    List<MethodSpec> methods = new ArrayList<>();
    methods.add(constructor.addStatement("allocate()").build());
    methods.addAll(MethodSplitter.split(allocate, allocations));
    return methods;
  }

  private static MethodSpec chooseKernels() {
    return MethodSpec.methodBuilder("chooseKernels")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PROTECTED)
        .addStatement("kernels = forms.get()")
        .build();
  }

  private static CodeBlock length(Extent size) {
    if (!size.batched()) {
      return CodeBlock.of("$L", size.count());
    }
    return size.count() == 1
        ? CodeBlock.of("capacity")
        : CodeBlock.of("Math.multiplyExact(capacity, $L)", size.count());
  }

  private void addAccess(TypeSpec.Builder builder) {
    new ProgramArrays(program.graph(), context).methods().forEach(builder::addMethod);
    if (hasLoss()) {
      String loss = context.array(program.graph().output(Graph.LOSS)) + "[0]";
      builder.addMethod(ProgramArrays.access("loss", TypeName.FLOAT)
          .addStatement("return $L", loss)
          .build());
    }
  }

  /** Numbers of the host, computed once a run in double precision. */
  private void addNumbers(TypeSpec.Builder builder) {
    if (context.hostNumbers().isEmpty()) {
      return;
    }
    MethodSpec.Builder method = MethodSpec.methodBuilder("computeNumbers")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PROTECTED);
    context
        .hostNumbers()
        .forEach(node -> method.addStatement("$L = $L", context.hostName(node), number(node)));
    builder.addMethod(method.build());
  }

  private CodeBlock number(Node node) {
    List<Node> inputs = context.inputs(node);
    ExprCode code = new ExprCode(
        ExprCode.Precision.DOUBLE,
        leaf -> CodeBlock.of(
            "$L", context.hostName(inputs.get(((dev.lathe.processor.ir.Expr.Arg) leaf).index()))));
    return code.value(((Op.Pointwise) node.op()).expr());
  }
}
