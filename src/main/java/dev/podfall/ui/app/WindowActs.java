package dev.podfall.ui.app;

import java.util.function.BooleanSupplier;

/** What the bar and the keys do that is done elsewhere: nothing, before somebody says what. Screen's thread only. */
final class WindowActs {
    private Runnable home = () -> {};
    private Runnable open = () -> {};
    private Runnable save = () -> {};
    private Runnable saveAs = () -> {};
    private Runnable bookmark = () -> {};
    private BooleanSupplier paste = () -> false;

    void setOnHome(Runnable action) {
        home = action;
    }

    void setOnOpen(Runnable action) {
        open = action;
    }

    /** What saving the session does, and saving it under another name. */
    void setOnSave(Runnable action, Runnable otherName) {
        save = action;
        saveAs = otherName;
    }

    /** What keeping the moment that is shown does. */
    void setOnBookmark(Runnable action) {
        bookmark = action;
    }

    /** Called when somebody pastes where no text is written; says whether there was anything. */
    void setOnPaste(BooleanSupplier action) {
        paste = action;
    }

    void home() {
        home.run();
    }

    void open() {
        open.run();
    }

    void save() {
        save.run();
    }

    void saveAs() {
        saveAs.run();
    }

    void bookmark() {
        bookmark.run();
    }

    boolean paste() {
        return paste.getAsBoolean();
    }
}
