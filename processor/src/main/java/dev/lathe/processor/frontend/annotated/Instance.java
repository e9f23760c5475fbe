package dev.lathe.processor.frontend.annotated;

import dev.lathe.processor.diag.SourceRef;
import dev.lathe.processor.spec.LayerSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/**
 * A network, or a block where it is used: its fields with the names that their parameters have.
 *
 * @param type the class
 * @param path name of the block in the network, empty for the network itself: {@code stage1.0}
 * @param arguments what {@code Args.FIRST} and its neighbours stand for
 * @param members by field, in order: a {@code LayerSpec}, a {@code ParameterSpec}, an {@code Instance}, or a list of one of these
 * @param where the field that uses the block, or the network's class
 */
record Instance(
    TypeElement type,
    String path,
    List<Integer> arguments,
    Map<VariableElement, Object> members,
    SourceRef where) {
  Instance(TypeElement type, String path, List<Integer> arguments, SourceRef where) {
    this(type, path, List.copyOf(arguments), new LinkedHashMap<>(), where);
  }

  /** The name of something of this instance's in the network. */
  String qualified(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  /** All layers, those of blocks included, in the order of the fields. */
  List<LayerSpec> layers() {
    List<LayerSpec> layers = new ArrayList<>();
    members.values().forEach(member -> addLayers(member, layers));
    return layers;
  }

  /** The classes of this instance and of all blocks in it. */
  Set<TypeElement> types() {
    Set<TypeElement> types = new LinkedHashSet<>(Set.of(type));
    members.values().forEach(member -> addTypes(member, types));
    return types;
  }

  private static void addTypes(Object member, Set<TypeElement> types) {
    if (member instanceof Instance block) {
      types.addAll(block.types());
    } else if (member instanceof List<?> list) {
      list.forEach(each -> addTypes(each, types));
    }
  }

  private static void addLayers(Object member, List<LayerSpec> layers) {
    if (member instanceof LayerSpec layer) {
      layers.add(layer);
    } else if (member instanceof Instance block) {
      layers.addAll(block.layers());
    } else if (member instanceof List<?> list) {
      list.forEach(each -> addLayers(each, layers));
    }
  }
}
