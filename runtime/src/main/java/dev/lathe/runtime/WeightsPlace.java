package dev.lathe.runtime;

import java.io.InvalidObjectException;
import java.io.NotSerializableException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Where the weights of a model lie: in no place once it was trained further. */
final class WeightsPlace {
  private final Blueprint<?, ?> blueprint;
  private final Steps steps;
  private @Nullable Place last;

  /** The model has had these weights as long as it has made so many passes and steps. */
  private record Place(
      boolean resource, String name, long passes, long steps, boolean featuresLearnt) {}

  WeightsPlace(Blueprint<?, ?> blueprint, Steps steps) {
    this.blueprint = blueprint;
    this.steps = steps;
  }

  /** They are in a file; one of another file system has no path that leads to it from everywhere. */
  void file(Path file) {
    boolean reachable = file.getFileSystem().equals(FileSystems.getDefault());
    last = reachable ? now(false, file.toAbsolutePath().toString()) : null;
  }

  void resource(String name) {
    last = now(true, name);
  }

  /** Weights have changed, or are about to. */
  void forget() {
    last = null;
  }

  boolean isResource() throws NotSerializableException {
    return required().resource();
  }

  /** Absolute path of the file, or name of the resource. */
  String name() throws NotSerializableException {
    return required().name();
  }

  private Place required() throws NotSerializableException {
    Place place = last;
    if (place == null || !place.equals(now(place.resource(), place.name()))) {
      throw new NotSerializableException(Message.of(
          "L214",
          "a model " + blueprint.name() + " whose weights lie in a file or a resource",
          "weights changed since they were loaded, or never saved",
          "save the model first: its file is what is referred to"));
    }
    return place;
  }

  private Place now(boolean resource, String name) {
    return new Place(
        resource, name, steps.passes(), steps.done(), blueprint.input().hasLearnt());
  }

  /** Loads a model from a place again; refuses other weights than those of the checksum. */
  static <M extends CompiledModel<?, ?>> M restored(String name, String checksum, Callable<M> load)
      throws InvalidObjectException {
    M loaded;
    try {
      loaded = load.call();
    } catch (Exception e) {
      throw SerializedWeights.refused(name, e);
    }
    if (!loaded.weightsChecksum().equals(checksum)) {
      throw SerializedWeights.refused(name, null);
    }
    return loaded;
  }
}
