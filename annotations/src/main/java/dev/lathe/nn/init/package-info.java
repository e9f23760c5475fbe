/** What the weights of a layer are before training, beside its annotation: {@code @Linear(16) @KaimingNormal Layer hidden}. Named after {@code torch.nn.init}. */
@NullMarked
package dev.lathe.nn.init;

import org.jspecify.annotations.NullMarked;
