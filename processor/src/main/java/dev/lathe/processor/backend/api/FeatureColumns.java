package dev.lathe.processor.backend.api;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.lathe.processor.emit.RuntimeTypes;
import dev.lathe.processor.spec.Feature;
import dev.lathe.processor.spec.NetworkSpec.Features;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the class that spreads a features record over the network's input columns. */
final class FeatureColumns {
  static final String NAME = "Columns";

  private FeatureColumns() {}

  static TypeSpec emit(Features features, TypeName record) {
    return TypeSpec.classBuilder(NAME)
        .addJavadoc(
            "Spreads {@link $T} over $L columns: numbers as they are, flags as 0 or 1, enums one-hot.\n",
            record,
            features.columns())
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .superclass(ParameterizedTypeName.get(RuntimeTypes.RECORD_INPUT, record))
        .addMethod(MethodSpec.constructorBuilder()
            .addStatement("super($T.of($L), $L)", List.class, names(features), numeric(features))
            .build())
        .addMethod(spread(features, record))
        .build();
  }

  private static CodeBlock names(Features features) {
    List<CodeBlock> names = new ArrayList<>();
    for (Feature feature : features.components()) {
      names.addAll(Collections.nCopies(feature.columns(), CodeBlock.of("$S", feature.name())));
    }
    return CodeBlock.join(names, ", ");
  }

  private static CodeBlock numeric(Features features) {
    List<CodeBlock> flags = new ArrayList<>();
    for (Feature feature : features.components()) {
      flags.addAll(Collections.nCopies(
          feature.columns(), CodeBlock.of("$L", feature.kind() == Feature.Kind.NUMBER)));
    }
    return CodeBlock.join(flags, ", ");
  }

  private static MethodSpec spread(Features features, TypeName record) {
    MethodSpec.Builder method = MethodSpec.methodBuilder("spread")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PROTECTED)
        .addParameter(record, "input")
        .addParameter(double[].class, "columns");
    int column = 0;
    for (Feature feature : features.components()) {
      method.addCode(statement(feature, column));
      column += feature.columns();
    }
    return method.build();
  }

  private static CodeBlock statement(Feature feature, int column) {
    return switch (feature.kind()) {
      case NUMBER -> CodeBlock.of("columns[$L] = input.$N();\n", column, feature.name());
      case FLAG -> CodeBlock.of("columns[$L] = input.$N() ? 1 : 0;\n", column, feature.name());
      case CATEGORY ->
        CodeBlock.of("columns[$L + input.$N().ordinal()] = 1;\n", column, feature.name());
    };
  }
}
