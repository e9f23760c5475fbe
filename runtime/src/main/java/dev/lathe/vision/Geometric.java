package dev.lathe.vision;

import dev.lathe.data.Example;
import dev.lathe.data.Transform;
import java.util.List;

/**
 * A transform that moves what is in a picture, and boxes with it.
 *
 * <pre>{@code
 * Dataset<Image, List<Box>> turned = Voc.load(folder).map(Transforms.randomHorizontalFlip(0.5).withBoxes());
 * }</pre>
 */
public final class Geometric implements Transform<Image, Image> {
  private final Placer placer;

  /** Says where everything goes. */
  @FunctionalInterface
  public interface Placer {

    /** For a picture of this size, in pixels; drawn anew with each call where chance has a part in it. */
    Placement place(int width, int height);
  }

  private Geometric(Placer placer) {
    this.placer = placer;
  }

  /** A transform of one's own. */
  public static Geometric of(Placer placer) {
    return new Geometric(placer);
  }

  @Override
  public Image apply(Image image) {
    return placer.place(image.width(), image.height()).image(image);
  }

  /** The same for pictures with boxes: see {@link Placement#boxes}. */
  public Transform<Example<Image, List<Box>>, Example<Image, List<Box>>> withBoxes() {
    return example -> {
      Image image = example.input();
      Placement placement = placer.place(image.width(), image.height());
      return new Example<>(placement.image(image), placement.boxes(example.target()));
    };
  }
}
