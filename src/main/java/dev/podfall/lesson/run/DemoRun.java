package dev.podfall.lesson.run;

import dev.podfall.lesson.predict.Answer;
import org.jspecify.annotations.Nullable;

/**
 * How far a trainer is in a demonstration: a value, which each press makes another one of.
 *
 * @param at the beat that is shown
 * @param running whether what it does has still to be seen
 */
public record DemoRun(DemoRehearsal demo, int at, boolean running) {

    public static DemoRun of(DemoRehearsal demo) {
        return new DemoRun(demo, 0, false);
    }

    /** What is shown. */
    public DemoRehearsal.Played played() {
        return demo.played().get(at);
    }

    public DemoBeat beat() {
        return played().beat();
    }

    /** The press after this one; null at the end. */
    public @Nullable DemoBeat next() {
        return isLast() ? null : demo.played().get(at + 1).beat();
    }

    /** How many presses there are, the first of which shows the first line. */
    public int presses() {
        return demo.played().size() - 1;
    }

    public boolean isLast() {
        return at == presses();
    }

    /** A press: what runs is over at once, else what comes next begins. At the end nothing does. */
    public DemoRun forward() {
        if (running) {
            return seen();
        }
        if (isLast()) {
            return this;
        }
        return new DemoRun(demo, at + 1, demo.played().get(at + 1).beat().runs());
    }

    /** What it does was seen. */
    public DemoRun seen() {
        return new DemoRun(demo, at, false);
    }

    /** Takes a line back: what was shown before it is shown, as it was when it had been seen. */
    public DemoRun back() {
        return at == 0 ? this : new DemoRun(demo, at - 1, false);
    }

    /** What is answered by now; null while nothing is. */
    public @Nullable Answer answer() {
        return running ? null : demo.answer(beat());
    }
}
