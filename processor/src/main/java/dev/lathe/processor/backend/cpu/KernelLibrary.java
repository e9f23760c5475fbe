package dev.lathe.processor.backend.cpu;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** The kernels of one network, each written once however many layers and programs use it. */
public final class KernelLibrary {
  private final ClassName type;
  private final Map<String, MethodSpec> byBody = new LinkedHashMap<>();
  private final Set<String> names = new LinkedHashSet<>();
  private final Set<MethodSpec> named = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<FieldSpec> fields = new LinkedHashSet<>();

  public KernelLibrary(ClassName type) {
    this.type = type;
  }

  ClassName type() {
    return type;
  }

  /** The name of a kernel with this body: {@code kernel}'s own, or that of an equal one that was added before. */
  String add(MethodSpec kernel) {
    String body = named("kernel", kernel).toString();
    MethodSpec known = byBody.get(body);
    if (known == null) {
      known = named(unique(kernel.name()), kernel);
      byBody.put(body, known);
    }
    return known.name();
  }

  /** Adds a kernel that other kernels call by its name. */
  void addNamed(MethodSpec kernel) {
    if (named.add(kernel) && !add(kernel).equals(kernel.name())) {
      throw new IllegalStateException("two kernels are called " + kernel.name());
    }
  }

  /** Adds a constant that kernels read. */
  void addField(FieldSpec field) {
    fields.add(field);
  }

  public TypeSpec build(ClassName network) {
    return TypeSpec.classBuilder(type)
        .addJavadoc(
            "Kernels of {@link $T}: each member of a team computes its share. Arrays are row-major.\n",
            network)
        .addModifiers(Modifier.FINAL)
        .addMethod(
            MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
        .addFields(fields)
        .addMethods(byBody.values())
        .build();
  }

  /** The kernel under another name; JavaPoet forgets what it returns. */
  private static MethodSpec named(String name, MethodSpec kernel) {
    return kernel.toBuilder().setName(name).returns(kernel.returnType()).build();
  }

  private String unique(String wanted) {
    String name = wanted;
    for (int number = 2; !names.add(name); number++) {
      name = wanted + number;
    }
    return name;
  }
}
