package dev.podfall.ui.app;

/** What the bar asks of whoever keeps virtual time. Called on the screen's thread; must return at once. */
public interface Transport {
    void toStart();

    void back();

    void play(boolean on);

    void forward();

    void toEnd();

    void speed(Speed speed);

    /** Takes the last act back. */
    void undo();

    /** Does again what was taken back. */
    void redo();

    /** Moves nothing: for a window without a session. */
    Transport NONE = new Transport() {
        @Override
        public void toStart() {}

        @Override
        public void back() {}

        @Override
        public void play(boolean on) {}

        @Override
        public void forward() {}

        @Override
        public void toEnd() {}

        @Override
        public void speed(Speed speed) {}

        @Override
        public void undo() {}

        @Override
        public void redo() {}
    };
}
