package dev.podfall.fork;

/** Stands for the one collection that may change a part in place. Compared by identity. */
final class Owner {}
