package dev.podfall.ui.app;

/**
 * A line of a menu.
 *
 * @param text what it is called
 * @param note one more line in small, or empty
 */
public record MenuEntry(String text, String note, Runnable action, boolean enabled) {
    public MenuEntry(String text, String note, Runnable action) {
        this(text, note, action, true);
    }

    /** @param why it cannot be chosen now */
    static MenuEntry disabled(String text, String why) {
        return new MenuEntry(text, why, () -> {}, false);
    }
}
