package dev.lathe.processor.backend.api;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.io.InvalidObjectException;
import java.io.Serializable;
import java.nio.file.Path;
import javax.lang.model.element.Modifier;

/** Writes what stands for a model or a predictor in a stream of objects: where its weights lie, with a checksum of them. */
final class ReferenceCode {
  private ReferenceCode() {}

  static FieldSpec version() {
    return FieldSpec.builder(
            TypeName.LONG, "serialVersionUID", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer("1")
        .build();
  }

  /** The method that puts the reference in the object's place. */
  static MethodSpec.Builder writeReplace() {
    return MethodSpec.methodBuilder("writeReplace")
        .addModifiers(Modifier.PRIVATE)
        .returns(Object.class);
  }

  /**
   * The record, which loads them again.
   *
   * @param packed whether there is a {@code pretrained()}
   * @param restored method that loads and checks
   * @param more arguments of it
   */
  static TypeSpec declare(boolean packed, CodeBlock restored, CodeBlock more) {
    MethodSpec.Builder components = MethodSpec.constructorBuilder();
    if (packed) {
      components.addParameter(boolean.class, "resource");
    }
    components.addParameter(String.class, "name").addParameter(String.class, "checksum");
    return TypeSpec.recordBuilder("Reference")
        .addJavadoc("What is serialized: where the weights lie.\n")
        .addModifiers(Modifier.PRIVATE)
        .addSuperinterface(Serializable.class)
        .recordConstructor(components.build())
        .addMethod(MethodSpec.methodBuilder("readResolve")
            .addModifiers(Modifier.PRIVATE)
            .returns(Object.class)
            .addException(InvalidObjectException.class)
            .addStatement(
                "return $L(name, checksum, () -> $Lload($T.of(name))$L)",
                restored,
                packed ? "resource ? pretrained() : " : "",
                Path.class,
                more)
            .build())
        .build();
  }
}
