package dev.podfall.lesson.run;

import dev.podfall.cluster.Session;
import dev.podfall.lesson.Begun;
import dev.podfall.lesson.Lesson;
import dev.podfall.lesson.predicate.ConsoleRun;
import dev.podfall.lesson.predict.Answer;
import dev.podfall.lesson.predict.Prediction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A demonstration, played to its end before anybody sees it: so it is known how the cluster is before and after each press,
 * and what is answered. Its sessions are only ever forked, on one thread.
 */
public final class DemoRehearsal {
    private final Lesson lesson;
    private final List<Played> played = new ArrayList<>();

    /** Where each question is asked in the lesson itself, and what it comes to there. */
    private final Map<String, Session> places = new TreeMap<>();

    private final Map<String, Answer> answers = new TreeMap<>();

    /**
     * A beat, and what it comes to.
     *
     * @param start the cluster before it
     * @param end after it: the same one if nothing was done
     * @param ran what its lines printed
     */
    public record Played(DemoBeat beat, Session start, Session end, List<ConsoleRun.Ran> ran) {
        public Played {
            ran = List.copyOf(ran);
        }
    }

    private DemoRehearsal(Lesson lesson) {
        this.lesson = lesson;
    }

    /** Plays it in virtual time; the lesson is one that begins. */
    public static DemoRehearsal of(Lesson lesson, long seed) {
        var begun = Objects.requireNonNull(Begun.of(lesson, seed).session(), "a lesson that was checked begins");
        var out = new DemoRehearsal(lesson);
        out.ask(begun);
        out.play(begun);
        return out;
    }

    private void ask(Session begun) {
        for (var asking : Asking.all(lesson, begun)) {
            places.put(asking.prediction().id(), asking.before());
            answers.put(asking.prediction().id(), asking.answer());
        }
    }

    private void play(Session begun) {
        var at = begun;
        for (var beat : DemoScript.of(lesson)) {
            var asked = beat.asked();
            if (!beat.runs()) {
                played.add(new Played(beat, at, at, List.of()));
            } else if (beat.kind() == DemoBeat.Kind.ASIDE && asked != null) {
                var there = Objects.requireNonNull(places.get(asked.id()), "every question has its place");
                played.add(run(beat, there));
            } else {
                var one = run(beat, at);
                played.add(one);
                at = one.end();
            }
        }
    }

    private Played run(DemoBeat beat, Session start) {
        var end = start.fork();
        var ran = ConsoleRun.of(end, beat.lines(), lesson.files(), beat.time() == DemoBeat.Time.REST);
        Duration after = beat.after();
        if (beat.time() == DemoBeat.Time.AFTER && after != null) {
            end.runFor(after);
        }
        return new Played(beat, start, end, ran);
    }

    public Lesson lesson() {
        return lesson;
    }

    /** All presses, the cluster as it begins first. */
    public List<Played> played() {
        return List.copyOf(played);
    }

    /** What a question comes to. */
    public Answer answer(Prediction prediction) {
        return answers.getOrDefault(prediction.id(), new Answer.Unknown());
    }

    /** What a beat answers; null if nothing. */
    public @Nullable Answer answer(DemoBeat beat) {
        var asked = beat.asked();
        return asked != null && beat.answers() ? answer(asked) : null;
    }
}
