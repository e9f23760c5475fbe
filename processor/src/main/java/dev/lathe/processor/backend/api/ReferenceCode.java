package dev.lathe.processor.backend.api;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
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

  /** The method that refuses the object itself, which nobody has written. */
  static MethodSpec readObject() {
    return MethodSpec.methodBuilder("readObject")
        .addModifiers(Modifier.PRIVATE)
        .addParameter(ObjectInputStream.class, "stream")
        .addException(InvalidObjectException.class)
        .addStatement(
            "throw new $T($S)",
            InvalidObjectException.class,
            "no reference, but a predictor itself")
        .build();
  }

  /**
   * The record.
   *
   * @param packed whether there is a {@code pretrained()}
   * @param readResolve body of the method that loads the weights again
   */
  static TypeSpec declare(boolean packed, CodeBlock readResolve) {
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
            .addCode(readResolve)
            .build())
        .build();
  }

  /** Loads from where the record says. */
  static CodeBlock loaded(boolean packed) {
    return CodeBlock.of(
        "$Lload($T.of(name))", packed ? "resource ? pretrained() : " : "", Path.class);
  }
}
