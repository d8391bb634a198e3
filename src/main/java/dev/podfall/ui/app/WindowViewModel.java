package dev.podfall.ui.app;

import dev.podfall.language.Phrase;
import dev.podfall.ui.style.Theme;
import dev.podfall.ui.text.ClockText;
import java.time.Duration;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
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
    private final ObjectProperty<Speed> speed = new SimpleObjectProperty<>(Speed.NORMAL);
    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.LIGHT);
    private final ObjectProperty<StatusModel> status = new SimpleObjectProperty<>(StatusModel.EMPTY);
    private final ReadOnlyStringWrapper clock = new ReadOnlyStringWrapper(ClockText.exact(Duration.ZERO));
    private final ReadOnlyBooleanWrapper inThePast = new ReadOnlyBooleanWrapper(false);
    private final ObjectProperty<Phrase> notice = new SimpleObjectProperty<>(Phrase.NONE);
    private final BooleanProperty presenting = new SimpleBooleanProperty(false);
    private final BooleanProperty leftShown = new SimpleBooleanProperty(true);
    private final BooleanProperty rightShown = new SimpleBooleanProperty(true);
    private final BooleanProperty bottomShown = new SimpleBooleanProperty(true);
    private final LongProperty history =
            new SimpleLongProperty(Runtime.getRuntime().maxMemory() / 4);
    private final StringProperty title = new SimpleStringProperty("Podfall");
    private final ObjectProperty<Phrase> undo = new SimpleObjectProperty<>(Phrase.NONE);
    private final ObjectProperty<Phrase> redo = new SimpleObjectProperty<>(Phrase.NONE);
    private Transport transport = Transport.NONE;

    public WindowViewModel() {
        speed.subscribe(chosen -> transport.speed(chosen));
    }

    /** Says who keeps time from now on, and tells it the chosen speed. */
    public void connect(Transport transport) {
        this.transport = transport;
        transport.speed(speed.get());
    }

    /** What the keeper of time reports: the screen shows it and never guesses. */
    public void timeIs(Duration now, boolean past, boolean running) {
        clock.set(ClockText.exact(now));
        inThePast.set(past);
        playing.set(running);
    }

    public void playOrPause() {
        boolean on = !playing.get();
        playing.set(on);
        transport.play(on);
    }

    public void toStart() {
        pause();
        transport.toStart();
    }

    public void back() {
        pause();
        transport.back();
    }

    public void forward() {
        pause();
        transport.forward();
    }

    public void toEnd() {
        transport.toEnd();
    }

    /** About how many bytes all steps that are kept may take. */
    public LongProperty history() {
        return history;
    }

    /** What can be taken back and done again, none if nothing can: the screen shows it and never guesses. */
    void actsAre(@Nullable Phrase last, @Nullable Phrase undone) {
        undo.set(last == null ? Phrase.NONE : last);
        redo.set(undone == null ? Phrase.NONE : undone);
    }

    public void undo() {
        transport.undo();
    }

    public void redo() {
        transport.redo();
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
        theme.set(theme.get().other());
    }

    // Stepping by hand and running at once would fight over the clock.
    private void pause() {
        if (playing.get()) {
            playOrPause();
        }
    }

    public ReadOnlyBooleanProperty playing() {
        return playing.getReadOnlyProperty();
    }

    public ObjectProperty<Speed> speed() {
        return speed;
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
