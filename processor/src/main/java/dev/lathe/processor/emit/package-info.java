/**
 * What all generated classes have in common: the header, {@code @Generated}, names, the splitting of long methods, and the one list of runtime types
 * that they mention. Used by back-ends; knows nothing of graphs.
 */
@NullMarked
package dev.lathe.processor.emit;

import org.jspecify.annotations.NullMarked;
