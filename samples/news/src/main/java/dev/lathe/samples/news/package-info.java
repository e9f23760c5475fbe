/** From news in a CSV file by way of a vocabulary to a model that says what they are about. */
package dev.lathe.samples.news;
