package dev.lathe.processor.backend.cpu;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.lathe.processor.emit.MethodSplitter;
import dev.lathe.processor.emit.RuntimeTypes;
import dev.lathe.processor.ir.Extent;
import dev.lathe.processor.ir.Init;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.State;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Writes the class that holds weights, statistics and moments: one array each. */
final class StateEmitter {
  /** Arrays are made where their fields are declared while the constructor stays well below 8,000 bytes; each takes about a dozen. */
  private static final int MOST_INITIALIZERS = 500;

  private final List<State> states;
  private final StateNames names;

  StateEmitter(List<State> states, StateNames names) {
    this.states = states;
    this.names = names;
  }

  /** @param what says in words what it is for; the network's class follows from {@code network} */
  TypeSpec emit(ClassName type, ClassName network, String what) {
    return TypeSpec.classBuilder(type)
        .addJavadoc(what + "\n", network)
        .addModifiers(Modifier.FINAL)
        .addSuperinterface(RuntimeTypes.MODEL_STATE)
        .addFields(fields())
        .addMethods(allocate())
        .addMethods(tensors())
        .addMethods(initialize())
        .build();
  }

  /** The arrays alone. */
  TypeSpec emitArrays(ClassName type) {
    return TypeSpec.classBuilder(type)
        .addJavadoc("Weights; arrays are row-major.\n")
        .addModifiers(Modifier.FINAL)
        .addFields(fields())
        .addMethods(allocate())
        .build();
  }

  private List<FieldSpec> fields() {
    return states.stream().map(this::field).toList();
  }

  private FieldSpec field(State state) {
    FieldSpec.Builder field = FieldSpec.builder(float[].class, names.field(state))
        .addJavadoc(
            "$L [$L]$L\n",
            state.name(),
            state.known(),
            state.isPermuted() ? ", kept as [" + joined(state.shape(), " x ") + "]" : "");
    return isLarge()
        ? field.build()
        : field.addModifiers(Modifier.FINAL).initializer(array(state)).build();
  }

  private static CodeBlock array(State state) {
    return CodeBlock.of(
        "new float[$L]", state.shape().rank() == 0 ? "1" : joined(state.shape(), " * "));
  }

  private boolean isLarge() {
    return states.size() > MOST_INITIALIZERS;
  }

  /** Where there are too many arrays for a constructor, methods that make them. */
  private List<MethodSpec> allocate() {
    if (!isLarge()) {
      return List.of();
    }
    List<MethodSpec> methods = new ArrayList<>();
    methods.add(MethodSpec.constructorBuilder().addStatement("allocate()").build());
    MethodSpec prototype =
        MethodSpec.methodBuilder("allocate").addModifiers(Modifier.PRIVATE).build();
    List<CodeBlock> statements = states.stream()
        .map(state -> CodeBlock.of("$N = $L;\n", names.field(state), array(state)))
        .toList();
    methods.addAll(MethodSplitter.split(prototype, statements));
    return methods;
  }

  private List<MethodSpec> tensors() {
    ClassName list = ClassName.get(List.class);
    ParameterizedTypeName tensors = ParameterizedTypeName.get(list, RuntimeTypes.STATE_TENSOR);
    MethodSpec prototype = MethodSpec.methodBuilder("addTensors")
        .addModifiers(Modifier.PRIVATE)
        .addParameter(tensors, "tensors")
        .build();
    MethodSpec method = MethodSpec.methodBuilder("tensors")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(tensors)
        .addStatement("$T tensors = new $T<>($L)", tensors, ArrayList.class, states.size())
        .addStatement("addTensors(tensors)")
        .addStatement("return tensors")
        .build();
    List<MethodSpec> methods = new ArrayList<>(List.of(method));
    methods.addAll(
        MethodSplitter.split(prototype, states.stream().map(this::tensor).toList()));
    return methods;
  }

  private CodeBlock tensor(State state) {
    return CodeBlock.of(
        "tensors.add(new $1T($2S, new int[] {$3L}, $4N, $1T.Kind.$5L$6L));\n",
        RuntimeTypes.STATE_TENSOR,
        state.label(),
        joined(state.known(), ", "),
        names.field(state),
        state.kind(),
        state.isPermuted() ? ", " + joined(state.axes()) : "");
  }

  private List<MethodSpec> initialize() {
    MethodSpec prototype = MethodSpec.methodBuilder("fill")
        .addModifiers(Modifier.PRIVATE)
        .addParameter(long.class, "seed")
        .build();
    List<MethodSpec> methods = new ArrayList<>();
    methods.add(ofInterface("initialize")
        .addParameter(long.class, "seed")
        .addStatement("fill(seed)")
        .addStatement("initializeOptimizer()")
        .build());
    methods.addAll(MethodSplitter.split(prototype, initial(state -> !isOptimizer(state))));
    methods.addAll(MethodSplitter.split(
        ofInterface("initializeOptimizer").build(), initial(StateEmitter::isOptimizer)));
    return methods;
  }

  private static MethodSpec.Builder ofInterface(String name) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC);
  }

  private static boolean isOptimizer(State state) {
    return state.kind() == State.Kind.OPTIMIZER;
  }

  /** First values of some states; the number of the stream that each draws from is its place among all. */
  private List<CodeBlock> initial(Predicate<State> which) {
    return IntStream.range(0, states.size())
        .filter(index -> which.test(states.get(index)))
        .mapToObj(index -> initial(states.get(index), index))
        .toList();
  }

  /** First values are drawn in the order that users know, however they are kept. */
  private CodeBlock initial(State state, int stream) {
    CodeBlock drawn = initial(state, state.init(), stream);
    boolean turned = state.isPermuted() && !(state.init() instanceof Init.Constant);
    return turned
        ? drawn.toBuilder()
            .addStatement(
                "$T.permute($N, new int[] {$L}, $L)",
                RuntimeTypes.INITIALIZERS,
                names.field(state),
                joined(state.known(), ", "),
                joined(state.axes()))
            .build()
        : drawn;
  }

  private CodeBlock initial(State state, Init init, int stream) {
    if (init instanceof Init.Uniform uniform) {
      return drawn("uniform", state, stream, -uniform.bound(), uniform.bound());
    }
    if (init instanceof Init.Range range) {
      return drawn("uniform", state, stream, range.low(), range.high());
    }
    if (init instanceof Init.TruncNormal normal) {
      return drawn(
          "truncNormal", state, stream, normal.mean(), normal.std(), normal.low(), normal.high());
    }
    if (init instanceof Init.Orthogonal orthogonal) {
      return drawn("orthogonal", state, stream, orthogonal.rows(), orthogonal.gain());
    }
    if (init instanceof Init.Sparse sparse) {
      return drawn("sparse", state, stream, sparse.rows(), sparse.share(), sparse.std());
    }
    if (init instanceof Init.Dirac dirac) {
      return CodeBlock.of(
          "$T.dirac($N, $L, $L);\n",
          RuntimeTypes.INITIALIZERS,
          names.field(state),
          dirac.groups(),
          joined(state.known(), ", "));
    }
    if (init instanceof Init.Normal normal) {
      return drawn("normal", state, stream, normal.mean(), normal.std());
    }
    if (init instanceof Init.ZeroRow zero) {
      int width = state.size() / state.shape().extent(0).count();
      return initial(state, zero.others(), stream).toBuilder()
          .addStatement(
              "$T.fill($N, $L, $L, 0f)",
              Arrays.class,
              names.field(state),
              zero.row() * width,
              (zero.row() + 1) * width)
          .build();
    }
    double value = ((Init.Constant) init).value();
    return CodeBlock.of(
        "$T.constant($N, $Lf);\n", RuntimeTypes.INITIALIZERS, names.field(state), value);
  }

  /** Numbers of a distribution with some parameters. */
  private CodeBlock drawn(String how, State state, int stream, Number... parameters) {
    String listed = Stream.of(parameters).map(String::valueOf).collect(Collectors.joining(", "));
    return CodeBlock.of(
        "$T.$L($N, $L, $T.key(seed, 0, $L));\n",
        RuntimeTypes.INITIALIZERS,
        how,
        names.field(state),
        listed,
        RuntimeTypes.RANDOMS,
        stream);
  }

  private static String joined(List<Integer> axes) {
    return axes.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  private static String joined(Shape shape, String separator) {
    return shape.extents().stream().map(Extent::toString).collect(Collectors.joining(separator));
  }
}
