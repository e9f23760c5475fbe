package dev.lathe.processor.frontend.annotated;

import dev.lathe.processor.diag.Code;
import dev.lathe.processor.diag.Problems;
import dev.lathe.processor.spec.Forward;
import dev.lathe.processor.spec.InputSpec;
import dev.lathe.processor.spec.LayerSpec;
import dev.lathe.processor.spec.NetworkSpec;
import dev.lathe.processor.spec.NetworkSpec.Features;
import dev.lathe.processor.spec.NetworkSpec.Labels;
import dev.lathe.processor.spec.NetworkSpec.Shipping;
import dev.lathe.processor.spec.Objective;
import dev.lathe.processor.spec.Options;
import dev.lathe.processor.spec.Reported;
import dev.lathe.processor.spec.Vocabulary;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** One class on its way to a {@link NetworkSpec}. */
final class ClassReading {
  private static final String TRAINING = AnnotatedClasses.OPTIMIZERS_PACKAGE + ".Training";
  private static final String AVERAGE = AnnotatedClasses.OPTIMIZERS_PACKAGE + ".EMA";

  private final TypeElement type;
  private final ProcessingEnvironment environment;
  private final Vocabulary vocabulary;
  private final Places places;
  private final Problems problems;
  private final AnnotationOptions options;
  private final Signatures signatures;
  private final Optional<Sources> sources;
  private final Optional<Interpreter> interpreter;

  ClassReading(
      TypeElement type,
      ProcessingEnvironment environment,
      Vocabulary vocabulary,
      Places places,
      Problems problems) {
    this.type = type;
    this.environment = environment;
    this.vocabulary = vocabulary;
    this.places = places;
    this.problems = problems;
    this.options = new AnnotationOptions(places);
    this.signatures = new Signatures(type, options, places, problems);
    this.sources = Unwrapping.trees(environment)
        .map(trees -> new Sources(trees, environment.getElementUtils()));
    this.interpreter = sources.map(known -> new Interpreter(known, problems));
  }

  AnnotatedClasses.Reading read() {
    NetworkSpec network = null;
    try {
      network = network();
    } catch (Reported mistake) {
      // the message is among the problems
    }
    return new AnnotatedClasses.Reading(network, options.all());
  }

  private @Nullable NetworkSpec network() {
    Options network =
        options.keep(options.read(type, mirror(AnnotatedClasses.NETWORK).orElseThrow()));
    boolean sound = signatures.areSound();
    Instance root = instances().read(type);
    boolean readable = sound && hasBodies(root);
    ClassAnnotations roles = new ClassAnnotations(type, places, options, problems);
    Options loss = lossAnnotation(roles);
    Options optimizer =
        roles.only("optimizer", AnnotatedClasses.OPTIMIZERS_PACKAGE, vocabulary.optimizers());
    List<Options> schedules =
        roles.all(AnnotatedClasses.OPTIMIZERS_PACKAGE, vocabulary.schedules());
    Optional<Options> average =
        mirror(AVERAGE).map(found -> options.keep(options.read(type, found)));
    Options training = training();
    NamedTypes named = new NamedTypes(environment, places, problems);
    Features features = named.features(type, network);
    Labels labels = named.labels(type, network);
    List<InputSpec> inputs = inputs(network, features);
    List<InputSpec> targets = sound ? signatures.targets() : List.of();
    if (problems.any() || !readable || optimizer == null || hasUnknownAnnotation()) {
      return null;
    }
    List<LayerSpec> layers = root.layers();
    Optional<WrittenMethods> methods = interpreter.map(reader -> new WrittenMethods(
        root, reader, sources.orElseThrow(), places, problems, signatures.takesRecord()));
    return new NetworkSpec(
        TypeNaming.of(type),
        inputs,
        features,
        labels,
        network.integers("target"),
        layers,
        methods.map(WrittenMethods::forward).orElseGet(() -> Forward.sequence(layers)),
        objective(loss, methods, targets),
        optimizer,
        schedules,
        average,
        training,
        shipping(network),
        network.where());
  }

  private static Shipping shipping(Options network) {
    String weights = network.text("weights");
    return new Shipping(
        weights,
        network.flag("inference"),
        network.where(weights.isEmpty() ? "inference" : "weights"));
  }

  private Instances instances() {
    LayerFields layers = new LayerFields(vocabulary, places, options, problems);
    WrittenOptions written = new WrittenOptions(sources, interpreter);
    return new Instances(layers, options, written, sources, places, problems);
  }

  /** Whether methods can be read, where there are any. */
  private boolean hasBodies(Instance root) {
    Optional<ExecutableElement> method = root.types().stream()
        .flatMap(each ->
            Stream.of("forward", "loss").flatMap(name -> Signatures.named(each, name).stream()))
        .findFirst();
    if (method.isEmpty() || sources.isPresent()) {
      return true;
    }
    problems.report(
        Code.L125,
        places.of(method.get()),
        "javac, whose interfaces show the bodies of methods",
        "a compiler without com.sun.source.util.Trees",
        "compile with javac, or leave the method out: layers then run in the order of the fields");
    return false;
  }

  /** The loss that stands on the class; null where the class has a method in its place, or none. */
  private @Nullable Options lossAnnotation(ClassAnnotations roles) {
    boolean written = !Signatures.named(type, "loss").isEmpty();
    return written
        ? roles.none("loss", "method loss", AnnotatedClasses.LAYERS_PACKAGE, vocabulary.losses())
        : roles.only("loss", AnnotatedClasses.LAYERS_PACKAGE, vocabulary.losses());
  }

  private Objective objective(
      @Nullable Options loss, Optional<WrittenMethods> methods, List<InputSpec> targets) {
    Optional<Forward> written = methods.flatMap(WrittenMethods::loss);
    return written.isPresent()
        ? new Objective.Written(
            written.get(), targets, places.of(Signatures.named(type, "loss").get(0)))
        : new Objective.Annotated(Objects.requireNonNull(loss));
  }

  private List<InputSpec> inputs(Options network, @Nullable Features features) {
    List<InputSpec> described = signatures.inputs();
    long parameters = signatures.parameters("forward").count();
    if (described.isEmpty() && parameters <= 1) {
      List<Integer> sizes = sizes(network, features);
      return List.of(new InputSpec("input", sizes, false, network.where()));
    }
    if (described.size() != parameters) {
      problems.report(
          Code.L124,
          places.of(Signatures.named(type, "forward").get(0)),
          "@Input or @Tokens on each of the " + parameters + " parameters of forward",
          described.isEmpty() ? "none" : "on " + described.size() + " of them",
          "write forward(@Input({3, 32, 32}) Tensor image, @Tokens(16) Tensor words), say");
    } else {
      refuseSizes(network);
    }
    return described;
  }

  /** What {@code @Network} says of the one input. */
  private List<Integer> sizes(Options network, @Nullable Features features) {
    List<Integer> written = network.integers("input");
    if (written.isEmpty() != NamedTypes.isNamed(network, "features")) {
      problems.report(
          Code.L114,
          network.where(),
          "either input or features in @Network",
          written.isEmpty() ? "neither" : "both",
          written.isEmpty()
              ? "write @Network(input = {28, 28}) or @Network(features = Flower.class), say"
              : "remove one of the two");
    }
    return features != null ? List.of(features.columns()) : written;
  }

  private void refuseSizes(Options network) {
    if (!network.integers("input").isEmpty() || NamedTypes.isNamed(network, "features")) {
      problems.report(
          Code.L114,
          network.where(),
          "neither input nor features in @Network where the parameters of forward say what they are",
          network.toString(),
          "remove them here, or the annotations of the parameters");
    }
  }

  private Options training() {
    TypeElement annotation =
        Objects.requireNonNull(environment.getElementUtils().getTypeElement(TRAINING), TRAINING);
    return mirror(TRAINING)
        .map(found -> options.keep(options.read(type, found)))
        .orElseGet(() -> AnnotationOptions.defaults(annotation, places.of(type)));
  }

  private Optional<? extends javax.lang.model.element.AnnotationMirror> mirror(String annotation) {
    return FieldTypes.mirror(type, annotation);
  }

  /** Whether the class or a field has an annotation that javac will report as unknown: what was meant cannot be told. */
  private boolean hasUnknownAnnotation() {
    return places.hasUnknownAnnotation(type)
        || type.getEnclosedElements().stream().anyMatch(places::hasUnknownAnnotation);
  }
}
