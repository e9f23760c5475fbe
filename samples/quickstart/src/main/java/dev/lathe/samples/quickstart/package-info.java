/** The quick start: from pictures of digits to a model that was trained, saved, loaded and asked. */
package dev.lathe.samples.quickstart;
