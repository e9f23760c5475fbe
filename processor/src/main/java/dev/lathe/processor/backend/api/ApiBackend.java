package dev.lathe.processor.backend.api;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.lathe.processor.backend.CompiledNetwork;
import dev.lathe.processor.emit.RuntimeTypes;
import dev.lathe.processor.spec.NetworkSpec;
import dev.lathe.processor.spec.Options;
import java.io.IOException;
import java.io.NotSerializableException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Writes {@code <Name>Model}: how to make one, and predictions in the user's own types. The rest it inherits. */
public final class ApiBackend {
  private final CompiledNetwork network;
  private final NetworkSpec spec;
  private final ClassName model;
  private final ClassName annotated;
  private final ModelTypes types;
  private final List<Modifier> access;
  private final KernelForms kernels;
  private final Answers answers;

  private ApiBackend(CompiledNetwork network, boolean withVectors) {
    this.network = network;
    this.spec = network.spec();
    this.model = network.className("Model");
    this.annotated = ModelTypes.className(spec.type());
    this.types = ModelTypes.of(network, model);
    this.access = Answers.access(spec);
    this.answers = new Answers(network, types, true);
    this.kernels = new KernelForms(network, withVectors);
  }

  /** @param withVectors whether there are kernels in vector form to choose */
  public static TypeSpec emit(CompiledNetwork network, boolean withVectors) {
    return new ApiBackend(network, withVectors).emit();
  }

  private TypeSpec emit() {
    TypeSpec.Builder builder = TypeSpec.classBuilder(model)
        .addJavadoc("The network that {@link $T} describes: $L.\n\n", annotated, chain())
        .addJavadoc(
            "<p>Predictions may be made from any number of threads at once; training is done by one.\n")
        .addJavadoc(
            "To see the graph it was made from, compile with {@code -Alathe.dump=<folder>}.\n")
        .addModifiers(access.toArray(Modifier[]::new))
        .addModifiers(Modifier.FINAL)
        .superclass(
            ParameterizedTypeName.get(RuntimeTypes.COMPILED_MODEL, types.input(), types.target()))
        .addField(ReferenceCode.version())
        .addField(summary());
    kernels.addTo(builder);
    answers.addLabels(builder);
    builder
        .addMethod(constructor())
        .addMethod(kernels.stepwise())
        .addMethod(create())
        .addMethod(createSeeded())
        .addMethod(load());
    if (isPacked()) {
      builder.addMethod(pretrained());
    }
    if (spec.average().isPresent()) {
      builder.addMethod(averaged());
    }
    answers.addMethods(builder);
    return builder
        .addMethod(writeReplace())
        .addType(ReferenceCode.declare(isPacked(), readResolve()))
        .build();
  }

  private boolean isPacked() {
    return !spec.shipping().weights().isEmpty();
  }

  /** {@code 28 x 28 - Linear(512), ReLU - …}, for the Javadoc. */
  private String chain() {
    String layers = spec.layers().stream()
        .map(layer -> text(layer.layer())
            + (layer.activation() == null ? "" : " " + text(layer.activation())))
        .map(String::strip)
        .collect(Collectors.joining(", "));
    return spec.inputs().get(0).shape() + ", " + layers;
  }

  private static String text(@org.jspecify.annotations.Nullable Options options) {
    return options == null ? "" : options.toString().substring(1);
  }

  private FieldSpec summary() {
    List<CodeBlock> lines =
        Summary.lines(network).stream().map(line -> CodeBlock.of("$S", line)).toList();
    return FieldSpec.builder(
            String.class, "SUMMARY", Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
        .addJavadoc(
            "Layers with output shapes, parameters and multiply-adds for one example, and what memory is needed.\n")
        .initializer("String.join(\n$>$>$S,\n$L)$<$<", "\n", CodeBlock.join(lines, ",\n"))
        .build();
  }

  private MethodSpec constructor() {
    ClassName state = network.className("State");
    return MethodSpec.constructorBuilder()
        .addModifiers(Modifier.PRIVATE)
        .addParameter(state, "state")
        .addParameter(long.class, "seed")
        .addCode(
            "super(\n$>$>new $T<>(\n$>$>$L));$<$<$<$<\n",
            RuntimeTypes.BLUEPRINT,
            CodeBlock.join(blueprint(), ",\n"))
        .build();
  }

  private List<CodeBlock> blueprint() {
    return List.of(
        CodeBlock.of("$S", String.join(".", spec.type().simpleNames())),
        CodeBlock.of("$S", network.fingerprint()),
        layers(),
        settings(),
        Codecs.input(network),
        Codecs.target(network),
        Codecs.link(network),
        NamedMetrics.listed(network),
        outputs(),
        CodeBlock.of("state"),
        kernels.program("Train", false),
        CodeBlock.of("() -> stepwise(state)"),
        kernels.program("Evaluate", false),
        kernels.program("Predict", true),
        kernels.listed());
  }

  private CodeBlock layers() {
    List<CodeBlock> lines =
        Summary.layers(network).stream().map(line -> CodeBlock.of("$S", line)).toList();
    return CodeBlock.of("$T.of(\n$>$>$L)$<$<", List.class, CodeBlock.join(lines, ",\n"));
  }

  /** Numbers that each result has for one example. */
  private CodeBlock outputs() {
    List<CodeBlock> sizes = network.results().values().stream()
        .map(node -> CodeBlock.of("$L", node.shape().size().count()))
        .toList();
    return CodeBlock.of("$T.of($L)", List.class, CodeBlock.join(sizes, ", "));
  }

  private CodeBlock settings() {
    Options training = spec.training();
    return CodeBlock.of(
        "new $T(\n$>$>/* epochs= */ $L,\n/* batchSize= */ $L,\n/* shuffle= */ $L,\n/* dropLast= */ $L,\n/* learningRate= */ $L,\n$L,\n/* accumulate= */ $L,\nseed)$<$<",
        RuntimeTypes.SETTINGS,
        training.integer("epochs"),
        training.integer("batchSize"),
        training.flag("shuffle"),
        training.flag("dropLast"),
        spec.optimizer().number("lr"),
        ScheduleCode.of(spec.schedules()),
        training.integer("accumulate"));
  }

  private MethodSpec create() {
    return factory("create", "A model with new weights, drawn from the seed of {@code @Training}.")
        .addStatement("return create($LL)", spec.training().whole("seed"))
        .build();
  }

  private MethodSpec createSeeded() {
    ClassName state = network.className("State");
    return factory(
            "create",
            "A model with new weights. The seed decides about weights, order of examples and dropout; one seed gives one result, bit for bit.")
        .addParameter(long.class, "seed")
        .addStatement("$1T state = new $1T()", state)
        .addStatement("state.initialize(seed)")
        .addStatement("return new $T(state, seed)", model)
        .build();
  }

  /** A state for weights that are loaded, and the model of it. */
  private MethodSpec.Builder loading(String name, String javadoc) {
    return factory(name, javadoc)
        .addStatement("$1T state = new $1T()", network.className("State"))
        .addStatement("state.initializeOptimizer()")
        .addStatement("$1T model = new $1T(state, $2LL)", model, spec.training().whole("seed"));
  }

  private MethodSpec pretrained() {
    String name = spec.shipping().weights();
    return loading(
            "pretrained",
            "A model with the weights of {@code " + name
                + "}, which were checked when it was compiled and are a resource beside this class.\n\n@throws java.io.UncheckedIOException where the resource is missing (L207), or another now (L205, L206, L210)")
        .addStatement("model.loadResource($S)", name)
        .addStatement("return model")
        .build();
  }

  private MethodSpec load() {
    return loading(
            "load",
            "A model with the weights of a file: one that {@code save} wrote, or any whose names and shapes fit.\n\n@throws IOException where there is no such file (L207), it is malformed (L205), or its weights do not fit (L206, L210)")
        .addParameter(Path.class, "file")
        .addException(IOException.class)
        .addStatement("model.loadFrom(file)")
        .addStatement("return model")
        .build();
  }

  private MethodSpec averaged() {
    return MethodSpec.methodBuilder("averaged")
        .addJavadoc(
            "A model whose weights are the moving average of this one's so far; before the first step, the weights themselves.\n")
        .addModifiers(Modifier.PUBLIC)
        .returns(model)
        .addStatement("$T averaged = create()", model)
        .addStatement("averaged.loadAverage(this)")
        .addStatement("return averaged")
        .build();
  }

  private MethodSpec writeReplace() {
    return ReferenceCode.writeReplace()
        .addException(NotSerializableException.class)
        .addStatement(
            "return new Reference($LweightsName(), weightsChecksum())",
            isPacked() ? "weightsAreResource(), " : "")
        .build();
  }

  private CodeBlock readResolve() {
    return CodeBlock.of(
        "return $T.restored(name, checksum, () -> $L);\n",
        RuntimeTypes.COMPILED_MODEL,
        ReferenceCode.loaded(isPacked()));
  }

  private MethodSpec.Builder factory(String name, String javadoc) {
    return MethodSpec.methodBuilder(name)
        .addJavadoc(javadoc + "\n")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .returns(model);
  }
}
