package dev.podfall.ui.app;

import dev.podfall.explain.RestWords;
import dev.podfall.language.Phrase;
import dev.podfall.play.Breakpoint;
import dev.podfall.play.Moment;
import dev.podfall.play.Pace;
import dev.podfall.ui.style.Theme;
import dev.podfall.ui.text.ClockText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** The shell's state and what its buttons mean. */
public final class WindowViewModel {
    private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyBooleanWrapper frozen = new ReadOnlyBooleanWrapper(false);

    /** Whether time goes on with what is done next: it stands still only because something was taken back. */
    private boolean resumes;

    /** Whether it was somebody who stopped time. */
    private boolean halted;

    /** Whether the keeper of time has yet to say so: what it said before may still come. */
    private boolean halting;

    private final ObjectProperty<List<Breakpoint>> stops = new SimpleObjectProperty<>(List.of());
    private final ObjectProperty<Pace> pace = new SimpleObjectProperty<>(Pace.STORY);
    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.LIGHT);
    private final ObjectProperty<StatusModel> status = new SimpleObjectProperty<>(StatusModel.EMPTY);
    private final ReadOnlyStringWrapper clock = new ReadOnlyStringWrapper(ClockText.exact(Duration.ZERO));
    private final ReadOnlyBooleanWrapper inThePast = new ReadOnlyBooleanWrapper(false);
    private final ObjectProperty<Phrase> notice = new SimpleObjectProperty<>(Phrase.NONE);
    private final ObjectProperty<Phrase> mention = new SimpleObjectProperty<>(Phrase.NONE);
    private final ObjectProperty<Phrase> lasting = new SimpleObjectProperty<>(Phrase.NONE);
    private final BooleanProperty presenting = new SimpleBooleanProperty(false);
    private final BooleanProperty spotlight = new SimpleBooleanProperty(false);
    private final BooleanProperty startShown = new SimpleBooleanProperty(false);
    private final BooleanProperty helpShown = new SimpleBooleanProperty(false);
    private final BooleanProperty calm = new SimpleBooleanProperty(false);
    private final Magnification magnification = new Magnification(presenting);
    private final BooleanProperty leftShown = new SimpleBooleanProperty(true);
    private final BooleanProperty rightShown = new SimpleBooleanProperty(true);
    private final BooleanProperty bottomShown = new SimpleBooleanProperty(true);
    private final LongProperty history =
            new SimpleLongProperty(Runtime.getRuntime().maxMemory() / 4);
    private final StringProperty title = new SimpleStringProperty("Podfall");
    private final ObjectProperty<Phrase> undo = new SimpleObjectProperty<>(Phrase.NONE);
    private final ObjectProperty<Phrase> redo = new SimpleObjectProperty<>(Phrase.NONE);
    private final ReadOnlyObjectWrapper<Phrase> waitingShort = new ReadOnlyObjectWrapper<>(Phrase.NONE);
    private final ReadOnlyObjectWrapper<Phrase> waitingLong = new ReadOnlyObjectWrapper<>(Phrase.NONE);
    private long acts;
    private Moment.@Nullable Stop stopped;
    private Transport transport = Transport.NONE;

    public WindowViewModel() {
        pace.subscribe(chosen -> transport.pace(chosen));
    }

    /** Says who keeps time from now on, and tells it the chosen pace. */
    public void connect(Transport transport) {
        this.transport = transport;
        transport.pace(pace.get());
    }

    /** What the keeper of time reports: the screen shows it and never guesses. */
    public void timeIs(Duration now, boolean past, boolean running) {
        clock.set(ClockText.exact(now));
        inThePast.set(past);
        playing.set(running);
        if (!running) {
            halting = false;
        } else if (!halting) {
            halted = false;
        }
        freeze();
    }

    public void playOrPause() {
        boolean on = !playing.get();
        resumes = false;
        playing.set(on);
        halted = !on;
        halting = !on;
        freeze();
        transport.play(on);
    }

    public void toStart() {
        pause();
        transport.toStart();
    }

    /** @param every whether also steps count of which nothing is to be seen */
    public void back(boolean every) {
        pause();
        transport.back(every);
    }

    /** @param every whether also steps count of which nothing is to be seen */
    public void forward(boolean every) {
        pause();
        transport.forward(every);
    }

    /** Plays until the next thing that can be seen has been seen. */
    public void playToNext() {
        playing.set(true);
        goesOn();
        transport.playToNext();
    }

    /** Shows once more what came of the last act. */
    public void replay() {
        playing.set(true);
        goesOn();
        transport.replay();
    }

    /** Why the clock does not run as the wall's: said beside it, in a word and in a sentence. */
    public void waitingIs(Moment.Waiting waiting, Instant now) {
        var next = waiting.next();
        var stop = waiting.stop();
        if (stop != null && !stop.equals(stopped)) {
            mention.set(Phrase.of("clock.stopped.tip", stop.breakpoint().when()));
        } else if (stop == null && stopped != null) {
            mention.set(Phrase.NONE);
        }
        stopped = stop;
        if (stop != null) {
            waitingShort.set(Phrase.of("clock.stopped"));
            waitingLong.set(Phrase.of("clock.stopped.tip", stop.breakpoint().when()));
        } else if (waiting.rest()) {
            waitingShort.set(Phrase.of("clock.rest"));
            waitingLong.set(Phrase.of("clock.rest.tip"));
        } else if (next != null) {
            // What has begun counts: "in 0s" is when it is there.
            var left = Duration.ofSeconds(Duration.between(now, next.at())
                    .plus(Duration.ofSeconds(1))
                    .minusNanos(1)
                    .toSeconds());
            waitingShort.set(Phrase.of("clock.next", left));
            waitingLong.set(Phrase.of("clock.next.tip", left, RestWords.of(next)));
        } else {
            waitingShort.set(Phrase.NONE);
            waitingLong.set(Phrase.NONE);
        }
    }

    /** A word on what the clock waits for; nothing if it runs as the wall's. */
    public ReadOnlyObjectProperty<Phrase> waitingShort() {
        return waitingShort.getReadOnlyProperty();
    }

    /** The same as a sentence. */
    public ReadOnlyObjectProperty<Phrase> waitingLong() {
        return waitingLong.getReadOnlyProperty();
    }

    public void toEnd() {
        transport.toEnd();
    }

    /** About how many bytes all steps that are kept may take. */
    public LongProperty history() {
        return history;
    }

    /**
     * What can be taken back and done again, none if nothing can: the screen shows it and never guesses.
     *
     * @param count how many things were done until what is shown
     */
    void actsAre(@Nullable Phrase last, @Nullable Phrase undone, long count) {
        var nextUndo = last == null ? Phrase.NONE : last;
        var nextRedo = undone == null ? Phrase.NONE : undone;
        if (count != acts || !nextUndo.equals(undo.get()) || !nextRedo.equals(redo.get())) {
            acts = count;
            mention.set(Phrase.NONE);
        }
        undo.set(nextUndo);
        redo.set(nextRedo);
    }

    /** Time stands still then; if it ran, it goes on with what is done next. */
    public void undo() {
        resumes |= playing.get();
        transport.undo();
    }

    /** The same of what was taken back. */
    public void redo() {
        resumes |= playing.get();
        transport.redo();
    }

    /** Somebody has done something. */
    void acted() {
        if (resumes) {
            resumes = false;
            playing.set(true);
            goesOn();
            transport.play(true);
        }
    }

    /** The act that can be taken back; none if there is none. */
    public ReadOnlyObjectProperty<Phrase> toUndo() {
        return undo;
    }

    /** The act that can be done again; none if there is none. */
    public ReadOnlyObjectProperty<Phrase> toRedo() {
        return redo;
    }

    public void switchTheme() {
        theme.set(theme.get().next());
    }

    // Stepping by hand and running at once would fight over the clock.
    private void pause() {
        if (playing.get()) {
            playOrPause();
        }
        resumes = false;
        // A step is looked at, and what moves in it lands.
        goesOn();
    }

    private void goesOn() {
        halted = false;
        halting = false;
        freeze();
    }

    private void freeze() {
        frozen.set(halted && !playing.get());
    }

    /** Whether what flies stands still: because somebody stopped time, not because it has stopped by itself. */
    ReadOnlyBooleanProperty frozen() {
        return frozen.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty playing() {
        return playing.getReadOnlyProperty();
    }

    /** When time is to stop by itself. */
    ObjectProperty<List<Breakpoint>> stops() {
        return stops;
    }

    public ObjectProperty<Pace> pace() {
        return pace;
    }

    public ObjectProperty<Theme> theme() {
        return theme;
    }

    public ObjectProperty<StatusModel> status() {
        return status;
    }

    /** Something that went wrong and that the status bar says; else nothing. */
    public ObjectProperty<Phrase> notice() {
        return notice;
    }

    /** Something that is good to know until the next act: said beside the counters; else nothing. */
    public ObjectProperty<Phrase> mention() {
        return mention;
    }

    /** What is wrong until it is mended, whatever else is said: said beside the counters; else nothing. */
    public ObjectProperty<Phrase> lasting() {
        return lasting;
    }

    /** What is written above the window. */
    public StringProperty title() {
        return title;
    }

    public ReadOnlyStringProperty clock() {
        return clock.getReadOnlyProperty();
    }

    /** Whether an earlier moment than the newest is shown. */
    public ReadOnlyBooleanProperty inThePast() {
        return inThePast.getReadOnlyProperty();
    }

    /** Whether somebody shows the window to others: larger type, no editor. */
    public BooleanProperty presenting() {
        return presenting;
    }

    /** Whether all but one thing lies in the dark. */
    public BooleanProperty spotlight() {
        return spotlight;
    }

    /** Whether nothing flies: what comes fades in, in the same order. */
    public BooleanProperty calm() {
        return calm;
    }

    /** Whether what one can begin with lies over everything. */
    public BooleanProperty startShown() {
        return startShown;
    }

    /** Whether the list of all keys lies over everything. */
    public BooleanProperty helpShown() {
        return helpShown;
    }

    public Magnification magnification() {
        return magnification;
    }

    public BooleanProperty leftShown() {
        return leftShown;
    }

    public BooleanProperty rightShown() {
        return rightShown;
    }

    public BooleanProperty bottomShown() {
        return bottomShown;
    }
}
