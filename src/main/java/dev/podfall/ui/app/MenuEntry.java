package dev.podfall.ui.app;

/**
 * A line of a menu.
 *
 * @param text what it is called
 * @param note one more line in small, or empty
 */
public record MenuEntry(String text, String note, Runnable action) {}
