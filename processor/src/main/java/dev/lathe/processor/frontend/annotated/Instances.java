package dev.lathe.processor.frontend.annotated;

import dev.lathe.processor.diag.Code;
import dev.lathe.processor.diag.Problems;
import dev.lathe.processor.diag.SourceRef;
import dev.lathe.processor.spec.LossSpec;
import dev.lathe.processor.spec.Options;
import dev.lathe.processor.spec.ParameterSpec;
import dev.lathe.processor.spec.Reported;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;

/** Reads the fields of a network and of the blocks in it, as often as they are used. */
final class Instances {
  private static final String PARAMETER = AnnotatedClasses.LAYERS_PACKAGE + ".Parameter";
  private static final String ARGS = AnnotatedClasses.LAYERS_PACKAGE + ".Args";
  private static final String REPEAT = AnnotatedClasses.LAYERS_PACKAGE + ".Repeat";
  private static final int MOST_REPEATS = 10_000;

  private final LayerFields layers;
  private final AnnotationOptions options;
  private final WrittenOptions written;
  private final Optional<Sources> sources;
  private final Places places;
  private final Problems problems;

  Instances(
      LayerFields layers,
      AnnotationOptions options,
      WrittenOptions written,
      Optional<Sources> sources,
      Places places,
      Problems problems) {
    this.layers = layers;
    this.options = options;
    this.written = written;
    this.sources = sources;
    this.places = places;
    this.problems = problems;
  }

  /** The network itself. */
  Instance read(TypeElement network) {
    Instance instance = new Instance(network, "", List.of(), places.of(network));
    boolean attempted = open(network, instance.where()) && fill(instance, List.of(network));
    if (!attempted) {
      problems.report(
          Code.L105,
          places.of(network),
          "at least one layer in a network",
          "no field of type Layer",
          "add one: @Linear(10) Layer logits;");
    }
    return instance;
  }

  /** Whether any field means to be a layer, a block or a parameter. */
  private boolean fill(Instance instance, List<TypeElement> owners) {
    boolean attempted = false;
    for (VariableElement field : ElementFilter.fieldsIn(instance.type().getEnclosedElements())) {
      boolean isMember = layers.isMeantAsLayer(field)
          || FieldTypes.block(field).isPresent()
          || FieldTypes.isTensor(field)
          || FieldTypes.isLoss(field);
      attempted |= isMember;
      if (isMember && !field.getModifiers().contains(Modifier.STATIC)) {
        member(field, instance, owners).ifPresent(member -> instance.members().put(field, member));
      }
    }
    return attempted;
  }

  private Optional<Object> member(VariableElement field, Instance owner, List<TypeElement> owners) {
    if (FieldTypes.isTensor(field)) {
      return parameter(field, owner).map(each -> each);
    }
    if (FieldTypes.isLoss(field)) {
      return loss(field, owner).map(each -> each);
    }
    Function<String, Optional<Object>> one = FieldTypes.block(field).isPresent()
        ? path -> Optional.of(block(field, path, owner, owners))
        : path ->
            layers.read(field, path, raw -> kept(raw, field, owner)).map(layer -> (Object) layer);
    String path = owner.qualified(field.getSimpleName().toString());
    boolean isArray = FieldTypes.isArray(field)
        && (LayerFields.isLayer(field) || FieldTypes.block(field).isPresent());
    return isArray ? repeated(field, path, owner, one) : one.apply(path);
  }

  private Options kept(Options raw, VariableElement field, Instance owner) {
    return options.keep(written.resolve(raw, field, owner));
  }

  private Optional<Object> repeated(
      VariableElement field, String path, Instance owner, Function<String, Optional<Object>> one) {
    int count = FieldTypes.mirror(field, REPEAT)
        .map(mirror -> kept(options.read(field, mirror), field, owner).integer("value"))
        .orElse(0);
    if (count < 1 || count > MOST_REPEATS) {
      problems.report(
          Code.L122,
          places.of(field),
          "@Repeat with a number from 1 to " + MOST_REPEATS + " on the array '"
              + field.getSimpleName() + "'",
          count == 0 ? "none" : Integer.toString(count),
          "write @Repeat(2), say");
      return Optional.empty();
    }
    List<Object> all = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      one.apply(path + "." + index).ifPresent(all::add);
    }
    return Optional.of(List.copyOf(all));
  }

  private Optional<ParameterSpec> parameter(VariableElement field, Instance owner) {
    String name = field.getSimpleName().toString();
    if (FieldTypes.mirror(field, PARAMETER).isEmpty()) {
      problems.report(
          Code.L112,
          places.of(field),
          "@Parameter with the shape of '" + name + "'",
          "a Tensor without it",
          "write @Parameter(shape = {64, 96}), say");
      return Optional.empty();
    }
    return FieldTypes.mirror(field, PARAMETER)
        .map(mirror -> new ParameterSpec(
            owner.qualified(name),
            kept(options.read(field, mirror), field, owner),
            places.of(field)));
  }

  private Optional<LossSpec> loss(VariableElement field, Instance owner) {
    String name = field.getSimpleName().toString();
    return layers
        .loss(field, raw -> kept(raw, field, owner))
        .map(read -> new LossSpec(owner.qualified(name), read, places.of(field)));
  }

  private Instance block(
      VariableElement field, String path, Instance owner, List<TypeElement> owners) {
    TypeElement type = FieldTypes.block(field).orElseThrow();
    SourceRef where = places.of(field);
    if (owners.contains(type)) {
      problems.report(
          Code.L121,
          where,
          "blocks that do not contain themselves",
          "a field of type " + type.getSimpleName() + " inside of " + type.getSimpleName(),
          "remove '" + field.getSimpleName() + "', or use @Repeat where the block is used");
      throw new Reported();
    }
    List<Integer> arguments = FieldTypes.mirror(field, ARGS)
        .map(mirror -> kept(options.read(field, mirror), field, owner).integers("value"))
        .orElse(List.of());
    Instance block = new Instance(type, path, arguments, where);
    List<TypeElement> deeper = new ArrayList<>(owners);
    deeper.add(type);
    if (open(type, where)) {
      fill(block, deeper);
    }
    return block;
  }

  /** False, and reported, where methods can be read but not those of this class. */
  private boolean open(TypeElement type, SourceRef where) {
    try {
      if (sources.isPresent() && sources.get().open(type) instanceof CarriedSource carried) {
        places.use(type, carried, where);
      }
      return true;
    } catch (UnreadableBlock reason) {
      String name = type.getSimpleName().toString();
      problems.report(
          Code.L126,
          where,
          "block " + name + " to have been compiled with its source beside it",
          reason.found(),
          reason.fix());
      return false;
    }
  }
}
