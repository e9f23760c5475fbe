/** From a record to an enum in a jar that holds all that is needed. */
package dev.lathe.samples.shipping;
