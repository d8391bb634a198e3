package dev.podfall.ui.caption;

import dev.podfall.explain.caption.CaptionLine;
import dev.podfall.explain.caption.CausalChain;
import dev.podfall.play.Moment;
import dev.podfall.ui.frame.Latest;
import java.util.concurrent.Executor;
import java.util.function.LongConsumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/** What happens at the place that is shown, and, if somebody wants to know, why. Screen's thread only. */
public final class CaptionViewModel {
    private final Latest<Moment, Line> lines;
    private final Latest<Wish, Chain> chains;
    private final ReadOnlyObjectWrapper<CaptionLine> line = new ReadOnlyObjectWrapper<>(CaptionLine.NONE);
    private final ReadOnlyObjectWrapper<@Nullable CausalChain> chain = new ReadOnlyObjectWrapper<>();
    private final BooleanProperty open = new SimpleBooleanProperty();
    private LongConsumer onSeek = step -> {};
    private @Nullable Moment moment;
    private @Nullable Wish wished;

    /** The worker reads it. */
    private volatile int untold;

    private @Nullable Moment last;

    private record Line(Moment moment, CaptionLine said) {}

    private record Wish(Moment moment, long step) {}

    private record Chain(Wish wish, CausalChain found) {}

    /**
     * @param worker runs one task at a time, off the screen's thread
     * @param screen runs a task later on the screen's thread
     */
    public CaptionViewModel(Executor worker, Executor screen) {
        this.lines = new Latest<>(worker, screen, this::say, this::said);
        this.chains = new Latest<>(worker, screen, CaptionViewModel::follow, this::followed);
        open.subscribe((was, on) -> {
            if (on) {
                ask();
            } else {
                wished = null;
                chain.set(null);
            }
        });
    }

    /** What is said now. */
    public ReadOnlyObjectProperty<CaptionLine> line() {
        return line.getReadOnlyProperty();
    }

    /** What led to it and what came of it; null while nobody wants to know. */
    public ReadOnlyObjectProperty<@Nullable CausalChain> chain() {
        return chain.getReadOnlyProperty();
    }

    /** Whether somebody wants to know why. */
    public BooleanProperty open() {
        return open;
    }

    /** Called with the number of a step that somebody wants to see. */
    public void setOnSeek(LongConsumer action) {
        onSeek = action;
    }

    /** Brings the next moment; returns at once. */
    public void show(Moment next) {
        last = next;
        lines.ask(next);
    }

    /**
     * The first steps are for somebody to find out: they are not told to whom has done nothing yet and only looks at what has
     * become of them.
     *
     * @param steps how many; 0 if all may be told
     */
    public void conceal(int steps) {
        untold = steps;
        if (last != null) {
            lines.ask(last);
        }
    }

    /** Whether what was done first is not told. */
    boolean isConcealing() {
        return untold > 0;
    }

    /** Goes to a step of the chain. */
    public void seek(long step) {
        onSeek.accept(step);
    }

    /** The step that is told; 0 if none is. */
    long step() {
        return step(line.get());
    }

    private static long step(CaptionLine said) {
        var caption = said.seen() != null ? said.seen() : said.bookkeeping();
        return caption == null ? 0 : caption.last();
    }

    private Line say(Moment moment) {
        var journal = moment.frame().journal();
        if (moment.live() && moment.waiting().rest()) {
            var acts = moment.acts();
            // A session that was opened again names what was done in it, also what is not to be told.
            int since = acts.isEmpty() ? 0 : acts.getLast().after();
            int hidden = untold;
            if (since <= hidden && hidden >= moment.shown()) {
                return new Line(moment, CaptionLine.NONE);
            }
            return new Line(moment, CaptionLine.atRest(journal, Math.max(since, hidden), moment.shown()));
        }
        return new Line(moment, CaptionLine.at(journal, moment.shown(), moment.playing()));
    }

    private void said(Line next) {
        var before = moment;
        moment = next.moment();
        if (before != null && before.session() != next.moment().session()) {
            open.set(false);
        }
        line.set(next.said());
        // At rest the clock plays on, and nothing passes by.
        boolean still = !next.moment().playing() || next.moment().waiting().rest();
        if (open.get() && still && !isInChain(step())) {
            ask();
        }
    }

    /** A chain stays while somebody walks along it. */
    private boolean isInChain(long step) {
        var known = chain.get();
        return known != null && known.all().stream().anyMatch(link -> link.step() == step);
    }

    private void ask() {
        var now = moment;
        long step = step();
        if (now != null && step > 0) {
            wished = new Wish(now, step);
            chains.ask(wished);
        }
    }

    private static Chain follow(Wish wish) {
        return new Chain(wish, CausalChain.of(wish.moment().frame().journal(), wish.step()));
    }

    private void followed(Chain next) {
        if (next.wish().equals(wished)) {
            chain.set(next.found());
        }
    }
}
