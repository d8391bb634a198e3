package dev.podfall.ui.app;

import dev.podfall.play.Pace;

/** What the bar asks of whoever keeps virtual time. Called on the screen's thread; must return at once. */
public interface Transport {
    void toStart();

    /** @param every whether also steps count of which nothing is to be seen */
    void back(boolean every);

    void play(boolean on);

    void forward(boolean every);

    /** Plays until the next thing that can be seen has been seen. */
    void playToNext();

    /** Shows once more what came of the last act. */
    void replay();

    void toEnd();

    void pace(Pace pace);

    /** Takes the last act back. */
    void undo();

    /** Does again what was taken back. */
    void redo();

    /** Moves nothing: for a window without a session. */
    Transport NONE = new Transport() {
        @Override
        public void toStart() {}

        @Override
        public void back(boolean every) {}

        @Override
        public void play(boolean on) {}

        @Override
        public void forward(boolean every) {}

        @Override
        public void playToNext() {}

        @Override
        public void replay() {}

        @Override
        public void toEnd() {}

        @Override
        public void pace(Pace pace) {}

        @Override
        public void undo() {}

        @Override
        public void redo() {}
    };
}
