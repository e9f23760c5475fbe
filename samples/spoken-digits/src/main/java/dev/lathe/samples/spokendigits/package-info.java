/** From recordings by way of mel spectrograms to a model that tells spoken digits apart. */
package dev.lathe.samples.spokendigits;
