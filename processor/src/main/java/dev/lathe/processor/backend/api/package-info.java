/** The class that users call: {@code DigitsModel} with its typed inputs, predictions and summary. */
@NullMarked
package dev.lathe.processor.backend.api;

import org.jspecify.annotations.NullMarked;
