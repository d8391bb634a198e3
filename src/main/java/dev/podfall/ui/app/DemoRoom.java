package dev.podfall.ui.app;

import javafx.application.Platform;

/**
 * Room for what a class looks at: the editor gives way while a script is played, in a low window the panels below the map
 * do, too. They come back when it is over, and the window is not shown to others any more. Screen's thread only.
 */
final class DemoRoom {
    private final WindowView view;
    private final WindowViewModel model;
    private boolean playing;
    private boolean left;
    private boolean bottom;

    /** Whether the panels below the map were there when it began. */
    private boolean before;

    DemoRoom(WindowView view) {
        this.view = view;
        this.model = view.model();
        // What the presentation has folded it unfolds first.
        model.presenting().subscribe((was, on) -> {
            if (!on) {
                Platform.runLater(this::follow);
            }
        });
    }

    /** A script is played. */
    void begin() {
        before |= model.bottomShown().get();
        playing = true;
        makeWay();
    }

    private void makeWay() {
        left |= model.leftShown().get();
        model.leftShown().set(false);
        if (view.isLow()) {
            bottom |= model.bottomShown().get();
            model.bottomShown().set(false);
        }
    }

    /** Nobody has to read what is below the map. */
    void giveMapRoom() {
        boolean presented = model.presenting().get();
        if (presented || view.isLow()) {
            // A window can have become low since; what the presentation folds it unfolds itself.
            bottom |= before && !presented;
            model.bottomShown().set(false);
        }
    }

    /** It is over. */
    void end() {
        playing = false;
        before = false;
        giveBack();
    }

    private void follow() {
        if (playing) {
            makeWay();
        } else {
            giveBack();
        }
    }

    private void giveBack() {
        if (model.presenting().get()) {
            return;
        }
        if (left) {
            model.leftShown().set(true);
        }
        if (bottom) {
            model.bottomShown().set(true);
        }
        left = false;
        bottom = false;
    }
}
