package dev.podfall.ui.lesson;

import dev.podfall.language.Phrase;
import dev.podfall.lesson.Lesson;
import dev.podfall.lesson.predict.Answer;
import dev.podfall.lesson.predict.Prediction;
import dev.podfall.lesson.predict.Question;
import dev.podfall.lesson.run.DemoBeat;
import dev.podfall.lesson.run.DemoRun;
import dev.podfall.lesson.run.Marks;
import dev.podfall.ui.frame.TileMark;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * A trainer's demonstration: one press forward, one back. What comes too late, because he has gone on or back meanwhile, is not
 * heard. Screen's thread only.
 */
public final class DemoViewModel {
    /** Nobody presses a key more often for one line; what is left is shown at once. */
    private static final int MOST_STEPS = 12;

    private final DemoGround ground;
    private final InstantSource clock;
    private final ReadOnlyObjectWrapper<@Nullable DemoRun> run = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Map<String, TileMark>> tiles = new ReadOnlyObjectWrapper<>(Map.of());
    private final Turns turns = new Turns();

    /** The nodes that the class has named, by question. */
    private final Map<String, SortedSet<String>> named = new TreeMap<>();

    private List<String> staged = List.of();
    private Instant begun = Instant.EPOCH;
    private int steps;

    /** @param clock the wall's */
    public DemoViewModel(DemoGround ground, InstantSource clock) {
        this.ground = ground;
        this.clock = clock;
    }

    /** How far it is; null if there is none. */
    public ReadOnlyObjectProperty<@Nullable DemoRun> run() {
        return run.getReadOnlyProperty();
    }

    /** The nodes that are marked on the map. */
    public ReadOnlyObjectProperty<Map<String, TileMark>> tiles() {
        return tiles.getReadOnlyProperty();
    }

    /** Whether the cluster is being made ready. */
    public ReadOnlyBooleanProperty busy() {
        return turns.busy();
    }

    /** Why something could not be done; nothing if all is well. */
    public ReadOnlyObjectProperty<Phrase> trouble() {
        return turns.trouble();
    }

    /** For how long it has been going on. */
    public Duration used() {
        return Duration.between(begun, clock.instant());
    }

    /** Begins one, from the beginning. */
    public void open(Lesson lesson) {
        leave();
        turns.waitFor(() -> ground.begin(lesson), demo -> {
            begun = clock.instant();
            arrive(DemoRun.of(demo));
        });
    }

    /** The trainer's key: what runs is shown to its end, or what comes next begins. */
    public void forward() {
        var now = run.get();
        if (now == null || turns.busy().get()) {
            return;
        }
        if (now.running()) {
            if (now.beat().stepwise() && steps < MOST_STEPS && !ground.isResting()) {
                steps++;
                ground.step();
            } else {
                turns.waitFor(() -> ground.show(now.played().end()), shown -> arrive(now.seen()));
            }
        } else if (!now.isLast()) {
            var next = now.forward();
            if (next.played().start() == now.played().end() && ground.isThere()) {
                arrive(next);
            } else {
                turns.waitFor(() -> ground.show(next.played().start()), shown -> arrive(next));
            }
        }
    }

    /** Takes a line back: the cluster is as it was before it. */
    public void back() {
        var now = run.get();
        if (now == null || turns.busy().get() || now.at() == 0) {
            return;
        }
        var before = now.back();
        boolean nothingDone = now.played().start() == now.played().end()
                && before.played().end() == now.played().start();
        if (nothingDone && ground.isThere()) {
            arrive(before);
        } else {
            turns.waitFor(() -> ground.show(before.played().end()), shown -> arrive(before));
        }
    }

    private void arrive(DemoRun next) {
        turns.leave();
        steps = 0;
        run.set(next);
        mark(next);
        stage(next);
        ground.look(next.beat().look());
        if (next.running()) {
            play(next);
        }
    }

    private void play(DemoRun next) {
        turns.hear(turns.next(), ground.play(next.played()), done -> {
            run.set(next.seen());
            mark(next.seen());
            // It may stand elsewhere now.
            ground.look(next.beat().look());
        });
    }

    /** What would be is seen beside the answer. */
    private void stage(DemoRun now) {
        if (now.beat().kind() == DemoBeat.Kind.SHOW
                && now.beat().asked() == null
                && !now.beat().runs()) {
            // Something more is said to it.
            return;
        }
        var asked = now.beat().asked();
        var next = asked != null
                        && now.answer() != null
                        && asked.question() instanceof Question.WhatIf(var lines, var _, var _)
                ? lines
                : List.<String>of();
        if (!next.equals(staged)) {
            staged = next;
            ground.stage(next);
        }
    }

    private void mark(DemoRun now) {
        var asked = now.beat().asked();
        var marks = new TreeMap<String, TileMark>();
        if (asked != null && asked.kind() == Prediction.Kind.TILES) {
            var said = named.getOrDefault(asked.id(), new TreeSet<>());
            if (now.answer() instanceof Answer.Tiles right) {
                // Who has asked without clicking has not got it wrong.
                var given = said.isEmpty() ? right : new Answer.Tiles(said);
                Marks.tiles(given, right).forEach((node, mark) -> marks.put(node, LessonViewModel.mark(mark)));
            } else {
                said.forEach(node -> marks.put(node, TileMark.CHOSEN));
            }
        }
        tiles.set(Map.copyOf(marks));
    }

    /**
     * Somebody clicks a node.
     *
     * @return whether that was what the class has named
     */
    public boolean toggle(String node) {
        var now = run.get();
        var asked = now == null ? null : now.beat().asked();
        if (now == null
                || asked == null
                || now.beat().kind() != DemoBeat.Kind.ASK
                || asked.kind() != Prediction.Kind.TILES
                || turns.busy().get()) {
            return false;
        }
        var said = named.computeIfAbsent(asked.id(), id -> new TreeSet<>());
        if (!said.remove(node)) {
            said.add(node);
        }
        mark(now);
        return true;
    }

    /**
     * One step back: what the class has named is taken back first, then it is left.
     *
     * @return whether there was anything to leave
     */
    public boolean escape() {
        var now = run.get();
        if (now == null) {
            return false;
        }
        var asked = now.beat().asked();
        var said = asked == null || now.beat().kind() != DemoBeat.Kind.ASK ? null : named.remove(asked.id());
        if (said == null || said.isEmpty()) {
            leave();
        } else {
            mark(now);
        }
        return true;
    }

    /** Leaves it, wherever it is; the cluster stays as it is. */
    public void leave() {
        turns.leave();
        tiles.set(Map.of());
        named.clear();
        if (!staged.isEmpty()) {
            staged = List.of();
            ground.stage(staged);
        }
        if (run.get() != null) {
            run.set(null);
            ground.end();
        }
    }
}
