package dev.lathe.vision;

import java.util.List;

/** Where everything in a picture goes: what a {@link Geometric} transform has drawn, for the picture and for the boxes in it. */
public interface Placement {

  /** The picture, moved. */
  Image image(Image image);

  /** The boxes of the picture, moved likewise and cut off at its new edges; those of which nothing is left are left out. */
  List<Box> boxes(List<Box> boxes);

  /** This placement, then another on what it has made. */
  default Placement then(Placement next) {
    return new Placements.Both(this, next);
  }
}
