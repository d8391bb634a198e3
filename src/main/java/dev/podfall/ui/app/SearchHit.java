package dev.podfall.ui.app;

/**
 * Something the search found.
 *
 * @param kind what it is, for example {@code Node}
 * @param text its name
 * @param show goes there
 */
public record SearchHit(String kind, String text, Runnable show) {}
