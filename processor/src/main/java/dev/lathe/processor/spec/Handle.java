package dev.lathe.processor.spec;

/** A tensor in {@code forward}, as whoever makes values of the calls knows it. A front-end only passes it on. */
public interface Handle {}
