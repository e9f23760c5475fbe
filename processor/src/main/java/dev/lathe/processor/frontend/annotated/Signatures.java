package dev.lathe.processor.frontend.annotated;

import com.google.auto.common.MoreTypes;
import dev.lathe.processor.diag.Code;
import dev.lathe.processor.diag.Problems;
import dev.lathe.processor.spec.InputSpec;
import dev.lathe.processor.spec.Options;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** What the methods {@code forward} and {@code loss} of a network take and give. */
final class Signatures {
  private static final String INPUT = AnnotatedClasses.LAYERS_PACKAGE + ".Input";
  private static final String TOKENS = AnnotatedClasses.LAYERS_PACKAGE + ".Tokens";

  private final TypeElement network;
  private final AnnotationOptions options;
  private final Places places;
  private final Problems problems;

  Signatures(TypeElement network, AnnotationOptions options, Places places, Problems problems) {
    this.network = network;
    this.options = options;
    this.places = places;
    this.problems = problems;
  }

  /** The network's methods of one of the two names. */
  static List<ExecutableElement> named(TypeElement network, String name) {
    return ElementFilter.methodsIn(network.getEnclosedElements()).stream()
        .filter(method -> method.getSimpleName().contentEquals(name))
        .toList();
  }

  /** The record of tensors that {@code forward} returns, where it does. */
  static Optional<TypeElement> outputRecord(TypeElement network) {
    return named(network, "forward").stream()
        .findFirst()
        .flatMap(method -> record(method.getReturnType()));
  }

  private static Optional<TypeElement> record(TypeMirror type) {
    return Optional.of(type)
        .filter(each -> each.getKind() == TypeKind.DECLARED)
        .map(MoreTypes::asTypeElement)
        .filter(element -> element.getKind() == ElementKind.RECORD)
        .filter(element -> !element.getRecordComponents().isEmpty())
        .filter(element -> element.getRecordComponents().stream()
            .allMatch(component -> FieldTypes.isTensor(component.asType())));
  }

  /** Reports a {@code forward} or {@code loss} that cannot be read as one. */
  boolean areSound() {
    return isSound("forward", "Tensor forward(Tensor x)")
        & isSound("loss", "Tensor loss(Tensor output, Tensor target)");
  }

  private boolean isSound(String name, String example) {
    List<ExecutableElement> found = named(network, name);
    if (found.size() > 1) {
      return refuse(
          found.get(1), "one method " + name, found.size() + " of them", "rename all but one");
    }
    return found.stream().allMatch(method -> hasTensorsOnly(method, example));
  }

  private boolean hasTensorsOnly(ExecutableElement method, String example) {
    boolean isLoss = method.getSimpleName().contentEquals("loss");
    boolean takes = !method.getParameters().isEmpty()
        && method.getParameters().stream().allMatch(each -> isTensor(each, method));
    boolean gives = FieldTypes.isTensor(method.getReturnType())
        || !isLoss && record(method.getReturnType()).isPresent();
    boolean counted = !isLoss || method.getParameters().size() > outputParameters();
    return takes && gives && counted
        || refuse(
            method,
            isLoss
                ? "a method that takes what forward gives and the targets, and returns a Tensor"
                : "a method that takes Tensors and returns a Tensor or a record of Tensors",
            TypeNaming.simple(method.getReturnType()) + " " + method,
            "declare it as " + example);
  }

  /** How many parameters of {@code loss} stand for outputs: one where {@code forward} gives one or the first takes them as the record. */
  int outputParameters() {
    return takesRecord()
        ? 1
        : outputRecord(network)
            .map(record -> record.getRecordComponents().size())
            .orElse(1);
  }

  /** Whether {@code loss} takes the outputs as the record that {@code forward} returns. */
  boolean takesRecord() {
    return named(network, "loss").stream()
        .anyMatch(loss -> isOutputs(loss.getParameters().get(0), loss));
  }

  private boolean isTensor(VariableElement parameter, ExecutableElement method) {
    return FieldTypes.isTensor(parameter.asType()) || isOutputs(parameter, method);
  }

  /** Whether it is the first parameter of {@code loss} and the record that {@code forward} returns. */
  private boolean isOutputs(VariableElement parameter, ExecutableElement method) {
    return method.getSimpleName().contentEquals("loss")
        && parameter.equals(method.getParameters().get(0))
        && outputRecord(network)
            .filter(outputs -> record(parameter.asType()).equals(Optional.of(outputs)))
            .isPresent();
  }

  private boolean refuse(ExecutableElement method, String expected, String found, String fix) {
    problems.report(Code.L124, places.of(method), expected, found, fix);
    return false;
  }

  /** What {@code forward} says of its inputs: one for each parameter that has an annotation. */
  List<InputSpec> inputs() {
    return parameters("forward").flatMap(each -> described(each).stream()).toList();
  }

  Stream<? extends VariableElement> parameters(String method) {
    return named(network, method).stream().findFirst().stream()
        .flatMap(each -> each.getParameters().stream());
  }

  /** What {@code loss} says of the targets; one that stands alone may go without. */
  List<InputSpec> targets() {
    List<? extends VariableElement> targets =
        parameters("loss").skip(outputParameters()).toList();
    List<InputSpec> described =
        targets.stream().flatMap(each -> described(each).stream()).toList();
    if (targets.size() > 1 && described.size() < targets.size()) {
      refuse(
          named(network, "loss").get(0),
          "@Input or @Tokens on each of the " + targets.size() + " targets of loss",
          described.isEmpty() ? "none" : "on " + described.size() + " of them",
          "write loss(Out out, @Input(4) Tensor box, @Tokens Tensor kind), say");
    }
    return described;
  }

  private Optional<InputSpec> described(VariableElement parameter) {
    return Stream.of(INPUT, TOKENS)
        .flatMap(name -> FieldTypes.mirror(parameter, name).stream())
        .map(mirror -> options.keep(options.read(parameter, mirror)))
        .map(read -> input(parameter, read))
        .findFirst();
  }

  private static InputSpec input(VariableElement parameter, Options read) {
    return new InputSpec(
        parameter.getSimpleName().toString(),
        read.integers("value"),
        read.name().equals("Tokens"),
        read.where());
  }
}
