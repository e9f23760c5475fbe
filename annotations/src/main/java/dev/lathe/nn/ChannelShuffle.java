package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Takes channels from the groups by turns.
 *
 * <pre>{@code
 * @ChannelShuffle(4) Layer shuffle;
 * }</pre>
 *
 * <p>Zhang et al., ShuffleNet, 2017.
 *
 * <p>Equal to {@code torch.nn.ChannelShuffle}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface ChannelShuffle {

  /** Number of groups, divides the channels. */
  int value();
}
