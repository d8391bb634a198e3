package dev.podfall.ui.frame;

import javafx.scene.layout.Region;

/** What plugs into a region of the window. */
public interface Panel {
    /** What is shown; the same one for as long as the panel lives. */
    Region root();

    /** Shows another moment. Called on the screen's thread, at most once a frame. */
    void show(Moment moment);
}
