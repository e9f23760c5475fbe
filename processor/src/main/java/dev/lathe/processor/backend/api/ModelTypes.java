package dev.lathe.processor.backend.api;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.lathe.processor.backend.CompiledNetwork;
import dev.lathe.processor.spec.NetworkSpec.Features;
import dev.lathe.processor.spec.NetworkSpec.Labels;
import dev.lathe.processor.spec.NetworkSpec.TypeNames;
import java.util.List;

/** Java types of a model's examples, targets and labels; {@code label} is what a prediction is where targets are not classes. */
record ModelTypes(TypeName input, TypeName target, TypeName label) {
  static final TypeName FLOATS = ArrayTypeName.of(TypeName.FLOAT);
  static final TypeName INTS = ArrayTypeName.of(TypeName.INT);
  private static final TypeName INTEGER = ClassName.get(Integer.class);

  /** @param owner the class that declares records for what has several parts */
  static ModelTypes of(CompiledNetwork network, ClassName owner) {
    Features features = network.spec().features();
    Labels labels = network.spec().labels();
    TypeName input =
        features == null ? Parts.inputs(network).type(owner) : className(features.record());
    if (!network.classTargets()) {
      return new ModelTypes(
          input, Parts.targets(network).type(owner), Parts.results(network).type(owner));
    }
    return labels == null
        ? new ModelTypes(input, INTEGER, INTEGER)
        : new ModelTypes(input, ClassName.get(Object.class), className(labels.type()));
  }

  static ClassName className(TypeNames type) {
    List<String> names = type.simpleNames();
    String[] nested = names.subList(1, names.size()).toArray(String[]::new);
    return ClassName.get(type.packageName(), names.get(0), nested);
  }
}
