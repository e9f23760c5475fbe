/**
 * The entry of Lathe's compiler: {@link dev.lathe.processor.NetworkProcessor} is what javac finds, {@link dev.lathe.processor.CompileNetworks}
 * what it does, {@link dev.lathe.processor.Compilation} how a network passes through lowering, passes and planning.
 */
@NullMarked
package dev.lathe.processor;

import org.jspecify.annotations.NullMarked;
