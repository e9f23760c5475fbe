/**
 * The front-end for annotated classes: {@link dev.lathe.processor.frontend.annotated.AnnotatedClasses} turns a class into a {@link
 * dev.lathe.processor.spec.NetworkSpec} and reports what is wrong with it. Together with {@code diag} and the entry, the only place that knows javac.
 */
@NullMarked
package dev.lathe.processor.frontend.annotated;

import org.jspecify.annotations.NullMarked;
