package dev.podfall.ui.app;

import dev.podfall.play.Player;

/** The bar's buttons, for the engine's thread. */
record SessionTransport(Player player) implements Transport {
    @Override
    public void toStart() {
        player.toStart();
    }

    @Override
    public void back() {
        player.stepBack();
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
    public void forward() {
        player.stepForward();
    }

    @Override
    public void toEnd() {
        player.toEnd();
    }

    @Override
    public void speed(Speed speed) {
        player.speed(speed.factor());
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
