package dev.podfall.kept;

/**
 * A way that a session went.
 *
 * @param name empty if nobody has named it
 * @param undone whether it is what was taken back in the way before it
 */
public record Way(String name, Recording recording, boolean undone) {}
