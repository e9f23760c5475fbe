package dev.lathe.processor.backend.cpu;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** The kernels of one network, each written once however many layers and programs use it; in vector form as well where that is wanted. */
public final class KernelLibrary {
  private final ClassName type;
  private final Optional<VectorKernels> vectors;
  private final Map<String, MethodSpec> byBody = new LinkedHashMap<>();
  private final Map<String, Wanted> wanted = new LinkedHashMap<>();
  private final Set<String> names = new LinkedHashSet<>();
  private final Set<MethodSpec> named = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<FieldSpec> fields = new LinkedHashSet<>();

  /**
   * @param type of the kernels
   * @param withVectors whether their twins are written, too
   */
  public KernelLibrary(ClassName type, boolean withVectors) {
    this.type = type;
    this.vectors = withVectors ? Optional.of(new VectorKernels(type)) : Optional.empty();
  }

  ClassName type() {
    return type;
  }

  /** The name of a kernel with this body: {@code kernel}'s own, or that of an equal one that was added before. */
  String add(MethodSpec kernel) {
    return add(kernel, 0, (vectors, name, elements) -> Optional.empty());
  }

  /** As {@link #add(MethodSpec)}, for a kernel that has a twin in vector form and computes about so many elements. */
  String add(MethodSpec kernel, long elements, Twin twin) {
    String body = named("kernel", kernel).toString();
    MethodSpec known = byBody.get(body);
    if (known == null) {
      known = named(unique(kernel.name()), kernel);
      byBody.put(body, known);
    }
    wanted.merge(known.name(), new Wanted(known, twin, elements), Wanted::or);
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

  /** The kernels in vector form, where they are wanted. */
  Optional<VectorKernels> vectors() {
    return vectors;
  }

  /** The class of the kernels, and that of their vector form. */
  public List<TypeSpec> build(ClassName network) {
    TypeSpec.Builder scalar = TypeSpec.classBuilder(type)
        .addJavadoc(
            "Kernels of {@link $T}: each member of a team computes its share. Arrays are row-major.\n",
            network)
        .addFields(fields)
        .addMethods(byBody.values());
    if (vectors.isEmpty()) {
      scalar.addModifiers(Modifier.FINAL);
    }
    List<TypeSpec> types = new ArrayList<>(List.of(scalar.build()));
    vectors.ifPresent(all -> {
      wanted.values().forEach(each -> each.write(all));
      types.add(all.build());
    });
    return types;
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

  /** Writes the twin of a kernel in vector form, if there is one. */
  interface Twin {
    /**
     * @param vectors gets what the twin calls
     * @param name of the kernel, for functions of its own
     * @param elements about how many it computes where it is called with the most
     */
    Optional<MethodSpec> write(VectorKernels vectors, String name, long elements);
  }

  /** A twin to be written, and the most elements that it is called for. */
  private record Wanted(MethodSpec kernel, Twin twin, long elements) {
    Wanted or(Wanted other) {
      return elements < other.elements ? other : this;
    }

    void write(VectorKernels vectors) {
      twin.write(vectors, kernel.name(), elements)
          .ifPresent(written -> vectors.override(named(kernel.name(), written)));
    }
  }
}
