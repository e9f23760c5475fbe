/**
 * Pictures: reading, drawing, turning into floats, looking at.
 *
 * <p>{@link dev.lathe.vision.Mnist} reads the files of MNIST and its relatives;
 * {@link dev.lathe.vision.SyntheticDigits} draws digits that need no files, and {@link dev.lathe.vision.ImageFolder} reads pictures in folders. All are data sets of
 * {@link dev.lathe.vision.Image}s, which {@link dev.lathe.vision.Transforms} turn into the floats that a network
 * takes and {@link dev.lathe.vision.ImageGrid} puts on one page with their labels, boxes or predictions; {@link dev.lathe.vision.Histogram} shows how many there are of each class.
 *
 * <p>Files are not trusted: every size is checked against the bytes that are there before memory is asked for.
 * Nothing here needs a screen or fonts, and only {@link dev.lathe.vision.Image#read} the JDK's module {@code java.desktop}, {@link dev.lathe.vision.Voc} its {@code java.xml}. May use {@code dev.lathe.data} and
 * {@code dev.lathe.runtime}.
 */
@NullMarked
package dev.lathe.vision;

import org.jspecify.annotations.NullMarked;
