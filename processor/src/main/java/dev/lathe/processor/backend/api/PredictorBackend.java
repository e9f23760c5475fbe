package dev.lathe.processor.backend.api;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.lathe.processor.backend.CompiledNetwork;
import dev.lathe.processor.backend.PredictionCode;
import dev.lathe.processor.emit.NestedCopies;
import dev.lathe.processor.emit.RuntimeTypes;
import dev.lathe.processor.ir.Node;
import dev.lathe.processor.weights.SavedWeights;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import javax.lang.model.element.Modifier;

/** Writes {@code <Name>Predictor}: what {@code <Name>Model} answers, in one class that needs nothing but the JDK. */
public final class PredictorBackend {
  private final CompiledNetwork network;
  private final ClassName predictor;
  private final ClassName program;
  private final ModelTypes types;
  private final PredictionCode code;
  private final WeightsReading reading;

  private PredictorBackend(
      CompiledNetwork network, PredictionCode code, Optional<SavedWeights> weights) {
    this.network = network;
    this.predictor = network.className("Predictor");
    this.program = predictor.nestedClass("Predict");
    this.types = ModelTypes.of(network, predictor);
    this.code = code;
    this.reading = new WeightsReading(network, code, weights);
  }

  /** @param weights from whose layout it is known how they are read; without any the class can be compiled, and not used */
  public static TypeSpec emit(
      CompiledNetwork network, PredictionCode code, Optional<SavedWeights> weights) {
    return new PredictorBackend(network, code, weights).emit();
  }

  private TypeSpec emit() {
    List<Modifier> access = Answers.access(network.spec());
    Answers answers = new Answers(network, types, false);
    TypeSpec.Builder builder = TypeSpec.classBuilder(predictor)
        .addJavadoc(
            "Answers of the network that {@link $T} describes, with trained weights and nothing but the JDK.\n\n",
            ModelTypes.className(network.spec().type()))
        .addJavadoc("<p>It may be used by any number of threads at once.\n")
        .addJavadoc(
            "It is serialized as the place where its weights lie, which have to be there when it is read.\n")
        .addModifiers(access.toArray(Modifier[]::new))
        .addModifiers(Modifier.FINAL)
        .addSuperinterface(Serializable.class)
        .addField(ReferenceCode.version());
    answers.addLabels(builder);
    fields().forEach(builder::addField);
    builder.addMethod(constructor()).addMethod(pretrained()).addMethod(load());
    reading.methods().forEach(builder::addMethod);
    answers.addMethods(builder);
    builder.addMethod(forward()).addMethod(run());
    if (network.classTargets()) {
      builder.addMethod(bestClass()).addMethod(classify());
    }
    if (network.results().size() > 1) {
      builder.addMethod(outputs());
    }
    builder
        .addMethod(ReferenceCode.writeReplace().addStatement("return reference").build())
        .addMethod(ReferenceCode.readObject())
        .addType(ReferenceCode.declare(true, readResolve()))
        .addTypes(code.types());
    NestedCopies.declare(builder, access);
    return builder.build();
  }

  /** One of the nested copies. */
  private ClassName copy(String name) {
    return predictor.nestedClass(name);
  }

  private List<FieldSpec> fields() {
    TypeName codec = network.spec().features() == null
        ? ParameterizedTypeName.get(copy("InputCodec"), types.input())
        : predictor.nestedClass(FeatureColumns.NAME);
    return List.of(
        field(predictor.nestedClass("State"), "state")
            .initializer("new $T()", predictor.nestedClass("State"))
            .build(),
        field(codec, "input").initializer(Codecs.input(network)).build(),
        field(ParameterizedTypeName.get(copy("Pool"), program), "programs").build(),
        field(predictor.nestedClass("Reference"), "reference").build());
  }

  private static FieldSpec.Builder field(TypeName type, String name) {
    return FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.FINAL, Modifier.TRANSIENT);
  }

  private MethodSpec constructor() {
    return MethodSpec.constructorBuilder()
        .addModifiers(Modifier.PRIVATE)
        .addParameter(InputStream.class, "weights")
        .addParameter(boolean.class, "resource")
        .addParameter(String.class, "name")
        .addException(IOException.class)
        .addStatement(
            "$1T checked = new $1T(weights, new $2T())", CheckedInputStream.class, CRC32C.class)
        .addStatement("read(checked)")
        .addStatement(
            "reference = new Reference(resource, name, Long.toHexString(checked.getChecksum().getValue()))")
        .addStatement("$1T kernels = new $1T()", predictor.nestedClass("Kernels"))
        .addStatement(
            "programs = new $T<>(() -> new $T(state, () -> kernels, 1))", copy("Pool"), program)
        .build();
  }

  private MethodSpec pretrained() {
    String name = network.spec().shipping().weights();
    return factory(
            "pretrained",
            "The predictor with the weights of {@code " + name
                + "}, which it was compiled with and which are a resource beside this class.\n\n@throws UncheckedIOException where the resource is missing (L207), or another now (L206)")
        .beginControlFlow(
            "try ($T weights = $T.class.getResourceAsStream($S))",
            InputStream.class,
            predictor,
            name)
        .beginControlFlow("if (weights == null)")
        .addStatement(
            "throw new $T($T.of($S, $S, $S, $S))",
            FileNotFoundException.class,
            copy("Message"),
            "L207",
            "the resource " + name + " beside " + predictor.simpleName(),
            "nothing",
            "keep it in the jar")
        .endControlFlow()
        .addStatement("return new $T(weights, true, $S)", predictor, name)
        .nextControlFlow("catch ($T e)", IOException.class)
        .addStatement("throw new $T(e.getMessage(), e)", UncheckedIOException.class)
        .endControlFlow()
        .build();
  }

  private MethodSpec load() {
    return factory(
            "load",
            "The predictor with other weights, in a file that was written as that one was, by the same network's {@code save}.\n\n@throws IOException where there is no such file (L207), or it is laid out otherwise (L206)")
        .addParameter(Path.class, "file")
        .addException(IOException.class)
        .beginControlFlow(
            "try ($T weights = $T.open(file))", InputStream.class, copy("WeightsInput"))
        .addStatement("return new $T(weights, false, file.toAbsolutePath().toString())", predictor)
        .endControlFlow()
        .build();
  }

  private CodeBlock readResolve() {
    return CodeBlock.builder()
        .beginControlFlow("try")
        .addStatement("$T loaded = $L", predictor, ReferenceCode.loaded(true))
        .beginControlFlow("if (loaded.reference.checksum.equals(checksum))")
        .addStatement("return loaded")
        .endControlFlow()
        .nextControlFlow("catch ($T | $T e)", IOException.class, RuntimeException.class)
        .addStatement("throw $T.refused(name, e)", copy("SerializedWeights"))
        .endControlFlow()
        .addStatement("throw $T.refused(name, null)", copy("SerializedWeights"))
        .build();
  }

  private MethodSpec.Builder factory(String name, String javadoc) {
    return MethodSpec.methodBuilder(name)
        .addJavadoc(javadoc + "\n")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .returns(predictor);
  }

  private MethodSpec run() {
    return MethodSpec.methodBuilder("run")
        .addModifiers(Modifier.PRIVATE)
        .addParameter(types.input(), "example")
        .addParameter(program, "program")
        .addStatement("input.encode(example, program, 0, 0)")
        .addStatement("program.run()")
        .build();
  }

  /** A method that has a program to itself while it answers. */
  private MethodSpec.Builder answering(String name, TypeName returned, CodeBlock answer) {
    return MethodSpec.methodBuilder(name)
        .addParameter(types.input(), "input")
        .returns(returned)
        .addStatement("$T program = programs.take()", program)
        .beginControlFlow("try")
        .addStatement("run(input, program)")
        .addCode(answer)
        .nextControlFlow("finally")
        .addStatement("programs.giveBack(program)")
        .endControlFlow();
  }

  private List<Integer> sizes() {
    return network.results().values().stream()
        .map(Node::shape)
        .map(shape -> shape.size().count())
        .toList();
  }

  private MethodSpec forward() {
    return answering("forward", ModelTypes.FLOATS, joined())
        .addJavadoc("The network's output, row-major; of several results one after the other.\n")
        .addModifiers(Modifier.PUBLIC)
        .build();
  }

  private CodeBlock joined() {
    List<Integer> sizes = sizes();
    if (sizes.size() == 1) {
      return CodeBlock.of("return $L;\n", result(0, sizes.get(0)));
    }
    CodeBlock.Builder code = CodeBlock.builder()
        .addStatement(
            "float[] whole = new float[$L]",
            sizes.stream().mapToInt(Integer::intValue).sum());
    int at = 0;
    for (int number = 0; number < sizes.size(); number++) {
      code.addStatement(
          "System.arraycopy(program.output($L), 0, whole, $L, $L)", number, at, sizes.get(number));
      at += sizes.get(number);
    }
    return code.addStatement("return whole").build();
  }

  private static CodeBlock result(int number, int size) {
    return CodeBlock.of("$T.copyOf(program.output($L), $L)", Arrays.class, number, size);
  }

  private MethodSpec outputs() {
    List<Integer> sizes = sizes();
    List<CodeBlock> copies = new ArrayList<>();
    for (int number = 0; number < sizes.size(); number++) {
      copies.add(result(number, sizes.get(number)));
    }
    CodeBlock answer = CodeBlock.of("return new float[][] {$L};\n", CodeBlock.join(copies, ", "));
    return answering("outputs", com.palantir.javapoet.ArrayTypeName.of(ModelTypes.FLOATS), answer)
        .addModifiers(Modifier.PRIVATE)
        .build();
  }

  private MethodSpec bestClass() {
    CodeBlock answer = CodeBlock.of(
        "return $T.best(program.output(0), 0, $L);\n", copy("Scores"), sizes().get(0));
    return answering("bestClass", TypeName.INT, answer)
        .addModifiers(Modifier.PRIVATE)
        .build();
  }

  private MethodSpec classify() {
    return MethodSpec.methodBuilder("classify")
        .addModifiers(Modifier.PRIVATE)
        .addParameter(types.input(), "input")
        .addParameter(ParameterizedTypeName.get(ClassName.get(List.class), types.label()), "labels")
        .returns(ParameterizedTypeName.get(RuntimeTypes.PREDICTION, types.label()))
        .addStatement("float[] probabilities = forward(input)")
        .addStatement("$T.softmax(probabilities)", copy("Scores"))
        .addStatement("int best = $T.best(probabilities)", copy("Scores"))
        .addStatement(
            "return new $T<>(labels.get(best), probabilities[best], probabilities)",
            RuntimeTypes.PREDICTION)
        .build();
  }
}
