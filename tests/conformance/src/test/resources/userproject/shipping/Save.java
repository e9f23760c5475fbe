package app;

import dev.lathe.data.Dataset;
import dev.lathe.data.Example;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Trains each network a little, so that nothing is as it was first, and saves it to a folder. */
public final class Save {
  private record Made<I, T>(int size, IntFunction<Example<I, T>> example) implements Dataset<I, T> {
    @Override
    public Example<I, T> get(int index) {
      return example.apply(index);
    }
  }

  private static <I, T> Dataset<I, T> of(IntFunction<I> input, IntFunction<T> target) {
    return new Made<>(12, i -> new Example<>(input.apply(i), target.apply(i)));
  }

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    DigitsModel digits = DigitsModel.create(1);
    digits.save(folder.resolve("digits.safetensors"));
    FlowersModel flowers = FlowersModel.create(2);
    flowers.fit(of(Inputs::flower, i -> i % 3));
    flowers.save(folder.resolve("models/flowers.safetensors"));
    ShapesModel shapes = ShapesModel.create(3);
    shapes.fit(of(i -> Inputs.floats(i, 144), i -> i % 4));
    shapes.save(folder.resolve("shapes.safetensors"));
    WordsModel words = WordsModel.create(4);
    words.fit(of(i -> Inputs.tokens(i, 6, 11), i -> new float[] {i}));
    words.save(folder.resolve("words.safetensors"));
    FusionModel.create(5).save(folder.resolve("fusion.safetensors"));
  }
}
