package dev.podfall.manifest;

/** A text and the name by which its user knows it: a file, a sample, the editor, standard input. */
public record Source(String name, String text) {}
