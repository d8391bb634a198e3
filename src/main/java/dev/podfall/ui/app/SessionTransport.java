package dev.podfall.ui.app;

import dev.podfall.play.Pace;
import dev.podfall.play.Player;

/** The bar's buttons, for the engine's thread. */
record SessionTransport(Player player) implements Transport {
    @Override
    public void toStart() {
        player.toStart();
    }

    @Override
    public void back(boolean every) {
        player.stepBack(every);
    }

    @Override
    public void play(boolean on) {
        if (on) {
            player.play();
        } else {
            player.pause();
        }
    }

    @Override
    public void forward(boolean every) {
        player.stepForward(every);
    }

    @Override
    public void playToNext() {
        player.playToNext();
    }

    @Override
    public void replay() {
        player.replay();
    }

    @Override
    public void toEnd() {
        player.toEnd();
    }

    @Override
    public void pace(Pace pace) {
        player.pace(pace);
    }

    @Override
    public void undo() {
        player.undo();
    }

    @Override
    public void redo() {
        player.redo();
    }
}
