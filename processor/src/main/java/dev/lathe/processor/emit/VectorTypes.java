package dev.lathe.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Types of the JDK's Vector API, which is an incubating module that a compilation may have or not. */
public final class VectorTypes {
  public static final String MODULE = "jdk.incubator.vector";

  public static final ClassName FLOAT_VECTOR = ClassName.get(MODULE, "FloatVector");
  public static final ClassName VECTOR_SPECIES = ClassName.get(MODULE, "VectorSpecies");
  public static final TypeName FLOAT_SPECIES =
      ParameterizedTypeName.get(VECTOR_SPECIES, ClassName.get(Float.class));

  /** Those that kernels name, by their simple names. */
  public static final Map<String, ClassName> BY_NAME = Stream.of(
          FLOAT_VECTOR,
          ClassName.get(MODULE, "IntVector"),
          ClassName.get(MODULE, "VectorMask"),
          ClassName.get(MODULE, "VectorOperators"))
      .collect(Collectors.toUnmodifiableMap(ClassName::simpleName, type -> type));

  private VectorTypes() {}
}
