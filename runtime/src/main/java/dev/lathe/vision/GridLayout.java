package dev.lathe.vision;

import java.util.List;

/** Where each picture of a grid and its caption belong. Sizes are long: they are checked before anything is drawn. */
record GridLayout(
    int rows, int columns, long cellWidth, long cellHeight, int scale, int textScale) {
  private static final int GAP = 8;
  /** Thickness of a frame, which lies in the gap. */
  private static final int FRAME = 3;
  /** In a cell that holds ten large letters, letters are large. */
  private static final int LARGE_TEXT = 10 * DotFont.ADVANCE;

  /**
   * A layout for pictures of any sizes: the cells are as large as the largest.
   *
   * @param scale pixels that the side of a picture's pixel becomes
   */
  static GridLayout of(List<Image> pictures, int rows, int columns, int scale) {
    long width = (long) scale * pictures.stream().mapToInt(Image::width).max().orElse(1);
    long height = (long) scale * pictures.stream().mapToInt(Image::height).max().orElse(1);
    return new GridLayout(rows, columns, width, height, scale, width >= LARGE_TEXT ? 2 : 1);
  }

  long width() {
    return GAP + columns * stepX();
  }

  long height() {
    return GAP + rows * stepY();
  }

  /**
   * A picture and what is drawn with it.
   *
   * @param color of the caption and of the frame around the picture, {@code 0xRRGGBB}; black is a caption without a frame
   */
  record Tile(Image picture, String caption, int color, List<BoxPen.Mark> marks) {}

  /** Draws a tile in the middle of cell {@code index}, counted row by row, with the caption below. */
  void draw(Canvas canvas, int index, Tile tile) {
    Image picture = tile.picture();
    int left = (int) (GAP + index % columns * stepX());
    int top = (int) (GAP + index / columns * stepY());
    int x = left + (int) (cellWidth - (long) picture.width() * scale) / 2;
    int y = top + (int) (cellHeight - (long) picture.height() * scale) / 2;
    canvas.picture(picture, x, y, scale);
    BoxPen.draw(canvas, tile.marks(), x, y, scale, y + picture.height() * scale);
    if (tile.color() != 0) {
      int right = x + picture.width() * scale + FRAME;
      int bottom = y + picture.height() * scale + FRAME;
      canvas.frame(x - FRAME, y - FRAME, right, bottom, FRAME, tile.color());
    }
    drawCaption(canvas, left, top + (int) cellHeight + GAP / 2, tile);
  }

  /** Centres the text: large if it fits, else small, else cut off with two dots. */
  private void drawCaption(Canvas canvas, int left, int top, Tile tile) {
    String caption = tile.caption();
    int size = caption.length() <= letters(textScale) ? textScale : 1;
    int letters = letters(size);
    String shown = DotFont.cut(caption, letters);
    int width = (shown.length() * DotFont.ADVANCE - 1) * size;
    canvas.text(shown, left + (int) (cellWidth - width) / 2, top, size, tile.color());
  }

  /** How many letters of a size there is room for. */
  private int letters(int size) {
    return (int) (cellWidth + GAP - 1) / (DotFont.ADVANCE * size);
  }

  private long stepX() {
    return cellWidth + GAP;
  }

  private long stepY() {
    return cellHeight + GAP / 2 + DotFont.HEIGHT * (long) textScale + GAP;
  }
}
