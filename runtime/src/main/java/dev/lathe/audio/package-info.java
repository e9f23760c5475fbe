/**
 * Sound: recordings as floats, WAV files, spectrograms.
 *
 * <p>{@link dev.lathe.audio.Wav} reads and writes files, an {@link dev.lathe.audio.Audio} is what they hold, and {@link dev.lathe.audio.AudioTransforms} make of it what a network
 * takes. Files are not trusted: every size is checked against the bytes that
 * are there before memory is asked for. May use {@code dev.lathe.data}, {@code dev.lathe.io}, {@code dev.lathe.runtime}, and of {@code dev.lathe.vision} the
 * {@code Image} that a spectrogram is shown as.
 */
@NullMarked
package dev.lathe.audio;

import org.jspecify.annotations.NullMarked;
