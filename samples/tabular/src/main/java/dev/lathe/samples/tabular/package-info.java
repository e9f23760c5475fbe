/** From a table with missing values, by way of records, to a model that gives probabilities. */
package dev.lathe.samples.tabular;
