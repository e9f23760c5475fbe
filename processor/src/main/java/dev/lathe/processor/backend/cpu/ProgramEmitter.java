package dev.lathe.processor.backend.cpu;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.lathe.processor.backend.PlannedProgram;
import dev.lathe.processor.emit.Identifiers;
import dev.lathe.processor.emit.RuntimeTypes;
import dev.lathe.processor.ir.ElementType;
import dev.lathe.processor.ir.Extent;
import dev.lathe.processor.ir.Graph;
import dev.lathe.processor.ir.Node;
import dev.lathe.processor.ir.Op;
import dev.lathe.processor.plan.Slot;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Writes the class of one program: its arrays, and a method for each layer and phase that calls kernels in order. */
final class ProgramEmitter {
  private final PlannedProgram program;
  private final ProgramContext context;
  private final ClassName stateType;

  ProgramEmitter(
      PlannedProgram program, KernelLibrary kernels, StateNames states, ClassName stateType) {
    this.program = program;
    this.context = new ProgramContext(program, kernels, states);
    this.stateType = stateType;
  }

  TypeSpec emit(ClassName type, ClassName network, String purpose) {
    boolean loss = program.graph().outputs().containsKey(Graph.LOSS);
    TypeSpec.Builder builder = TypeSpec.classBuilder(type)
        .addJavadoc("$L of {@link $T}. In shapes, B is the number of examples.\n", purpose, network)
        .addModifiers(Modifier.FINAL)
        .superclass(loss ? RuntimeTypes.LOSS_PROGRAM : RuntimeTypes.BATCH_PROGRAM);
    addFields(builder);
    builder.addMethod(constructor());
    addAccess(builder, loss);
    addNumbers(builder);
    new LayerMethods(context).methods().forEach(builder::addMethod);
    return builder.build();
  }

  private void addFields(TypeSpec.Builder builder) {
    builder.addField(
        FieldSpec.builder(stateType, "state", Modifier.PRIVATE, Modifier.FINAL).build());
    for (Node node : program.graph().nodes()) {
      if (node.op() instanceof Op.Constant constant) {
        builder.addField(constant(node, constant));
      } else if (isArrayInput(node)) {
        Class<?> array = node.type() == ElementType.INT ? int[].class : float[].class;
        builder.addField(array(
            array,
            ((Op.Input) node.op()).name(),
            node.shape().toString(),
            node.shape().size()));
      }
    }
    List<Slot> slots = program.plan().slots();
    for (int slot = 0; slot < slots.size(); slot++) {
      Extent size = slots.get(slot).size();
      builder.addField(array(float[].class, context.slotName(slot), size.toString(), size));
    }
    for (Node number : context.hostNumbers()) {
      builder.addField(FieldSpec.builder(double.class, context.hostName(number), Modifier.PRIVATE)
          .build());
    }
  }

  private static boolean isArrayInput(Node node) {
    return node.op() instanceof Op.Input && node.type() != ElementType.DOUBLE;
  }

  private static FieldSpec constant(Node node, Op.Constant constant) {
    String values = constant.values().stream()
        .map(value -> value.floatValue() + "f")
        .collect(Collectors.joining(", "));
    return FieldSpec.builder(float[].class, Identifiers.constantCase(node.name()))
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer("{$L}", values)
        .build();
  }

  /** The allocation is in the constructor, where the number of examples is known. */
  private static FieldSpec array(Class<?> type, String name, String shape, Extent size) {
    return FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.FINAL)
        .addJavadoc("[$L]\n", shape)
        .build();
  }

  private MethodSpec constructor() {
    MethodSpec.Builder constructor = MethodSpec.constructorBuilder()
        .addParameter(stateType, "state")
        .addParameter(int.class, "capacity")
        .addStatement("super(capacity)")
        .addStatement("this.state = state");
    for (Node node : program.graph().nodes()) {
      if (isArrayInput(node)) {
        String element = node.type() == ElementType.INT ? "int" : "float";
        constructor.addStatement(
            "$L = new $L[$L]",
            ((Op.Input) node.op()).name(),
            element,
            length(node.shape().size()));
      }
    }
    for (int slot = 0; slot < program.plan().slots().size(); slot++) {
      Extent size = program.plan().slots().get(slot).size();
      constructor.addStatement("$L = new float[$L]", context.slotName(slot), length(size));
    }
    return constructor.build();
  }

  private static CodeBlock length(Extent size) {
    if (!size.batched()) {
      return CodeBlock.of("$L", size.count());
    }
    return size.count() == 1
        ? CodeBlock.of("capacity")
        : CodeBlock.of("Math.multiplyExact(capacity, $L)", size.count());
  }

  private void addAccess(TypeSpec.Builder builder, boolean loss) {
    builder.addMethod(access("input", float[].class, "input"));
    builder.addMethod(
        access("output", float[].class, context.array(program.graph().output(Graph.OUTPUT))));
    for (Node node : program.graph().nodes()) {
      if (isArrayInput(node) && ((Op.Input) node.op()).name().equals("target")) {
        boolean classes = node.type() == ElementType.INT;
        builder.addMethod(access(
            classes ? "targetClasses" : "targetValues",
            classes ? int[].class : float[].class,
            "target"));
      }
    }
    if (loss) {
      builder.addMethod(
          access("loss", float.class, context.array(program.graph().output(Graph.LOSS)) + "[0]"));
    }
  }

  private static MethodSpec access(String name, Class<?> type, String value) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(type)
        .addStatement("return $L", value)
        .build();
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
    CodeBlock value = code.value(((Op.Pointwise) node.op()).expr());
    if (!code.declarations().isEmpty()) {
      throw new IllegalStateException("a number of the host repeats a part of itself: " + node);
    }
    return value;
  }
}
