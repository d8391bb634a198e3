package dev.podfall.lesson.predict;

import dev.podfall.cluster.Session;
import dev.podfall.explain.Outcome;
import dev.podfall.explain.PodChange;
import dev.podfall.explain.WhatIf;
import dev.podfall.kubectl.StagedLines;
import dev.podfall.kubectl.TextIo;
import dev.podfall.language.Wording;
import dev.podfall.lesson.predicate.ConsoleRun;
import dev.podfall.lesson.predicate.FieldValue;
import dev.podfall.lesson.predicate.Memory;
import dev.podfall.lesson.predicate.Predicate;
import dev.podfall.lesson.predicate.Scene;
import dev.podfall.lesson.predicate.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/** What running a prediction comes to. The session is a fork, or what is run stays. */
public final class Forecast {
    private final Prediction prediction;
    private final Session session;
    private final Scene.Beginning since;
    private final Map<String, String> files;
    private final List<ConsoleRun.Ran> ran;

    private Forecast(Prediction prediction, Session session, Map<String, String> files, Wording wording) {
        this.prediction = prediction;
        this.session = session;
        this.since = Scene.Beginning.of(session);
        this.files = files;
        var after = prediction.after();
        this.ran = ConsoleRun.of(session, prediction.lines(), files, after == null, wording);
        if (after != null) {
            session.runFor(after);
        }
    }

    /**
     * What came of it.
     *
     * @param answer the right one
     * @param ran what the lines printed
     */
    public record Result(Answer answer, List<ConsoleRun.Ran> ran) {}

    /** Runs it in this session, which is another one afterwards: give it a fork unless what is run shall stay. */
    public static Result in(Session session, Prediction prediction, Map<String, String> files) {
        return in(session, prediction, files, Wording.ENGLISH);
    }

    /** @param wording of what Podfall adds to what its lines say */
    public static Result in(Session session, Prediction prediction, Map<String, String> files, Wording wording) {
        var forecast = new Forecast(prediction, session, files, wording);
        return new Result(forecast.answer(), forecast.ran);
    }

    private Answer answer() {
        var end = Scene.now(session, since, files);
        var memory = new Memory();
        return switch (prediction.question()) {
            case Question.Places(var selector) -> tiles(selector, end);
            case Question.Asked(var asked) -> new Answer.Tiles(new TreeSet<>(asked.where(end)));
            case Question.Which _ ->
                prediction.choices().stream()
                        .filter(choice -> choice.when().holds(end, memory))
                        .findFirst()
                        .<Answer>map(choice -> new Answer.Choice(choice.id()))
                        .orElse(new Answer.Unknown());
            case Question.Order _ -> order();
            case Question.WhatIf whatIf ->
                prediction.kind() == Prediction.Kind.TILES
                        ? new Answer.Tiles(new TreeSet<>(changed(whatIf)))
                        : new Answer.Count(changed(whatIf).size());
            case Question.Count _, Question.CounterOf _, Question.Length _ ->
                new Answer.Count(number(prediction.question(), end));
            case Question.Most(var number) ->
                new Answer.Count(moments().stream()
                        .mapToLong(each -> number(number, each))
                        .max()
                        .orElse(0));
            case Question.Least(var number) ->
                new Answer.Count(moments().stream()
                        .mapToLong(each -> number(number, each))
                        .min()
                        .orElse(0));
            case Question.SecondsUntil(var that) -> new Answer.Count(secondsUntil(that));
        };
    }

    private static Answer tiles(Selector selector, Scene scene) {
        var nodes = new TreeSet<String>();
        selector.find(scene).forEach(found -> nodes.add(found.node()));
        nodes.remove("");
        return new Answer.Tiles(nodes);
    }

    private static long number(Question question, Scene scene) {
        return switch (question) {
            case Question.Count(var selector) -> selector.find(scene).size();
            case Question.CounterOf(var of, var counter) ->
                of.in(scene.state()).stream()
                        .mapToLong(each -> counter.of(each.status()))
                        .sum();
            case Question.Length(var pods, var path) ->
                pods.in(scene.state()).stream()
                        .findFirst()
                        .map(pod -> FieldValue.values(pod, path).size())
                        .orElse(0);
            case Question.Places _,
                    Question.Asked _,
                    Question.Most _,
                    Question.Least _,
                    Question.SecondsUntil _,
                    Question.Which _,
                    Question.Order _,
                    Question.WhatIf _ -> throw new IllegalArgumentException("no number: " + question);
        };
    }

    /** All of them, the beginning first. */
    private List<Scene> moments() {
        var end = Scene.now(session, since, files);
        var out = new ArrayList<Scene>();
        for (int steps = since.steps(); steps <= session.journal().size(); steps++) {
            out.add(end.after(steps));
        }
        return out;
    }

    private long secondsUntil(Predicate that) {
        var memory = new Memory();
        for (var moment : moments()) {
            if (that.holds(moment, memory)) {
                return Math.round(Duration.between(since.at(), moment.at()).toMillis() / 1000.0);
            }
        }
        return -1;
    }

    private Answer order() {
        var memory = new Memory();
        var open = new ArrayList<>(prediction.choices());
        var out = new ArrayList<String>();
        for (var moment : moments()) {
            for (var choice : List.copyOf(open)) {
                if (choice.when().holds(moment, memory)) {
                    out.add(choice.id());
                    open.remove(choice);
                }
            }
        }
        return new Answer.Order(out);
    }

    /** The nodes of the pods of which it is foretold. */
    private List<String> changed(Question.WhatIf whatIf) {
        var rehearsal = session.rehearsal();
        var commands = new ArrayList<dev.podfall.cluster.Command>();
        for (var line : whatIf.stage()) {
            commands.addAll(StagedLines.of(line, new TextIo(files), rehearsal).commands());
        }
        var result = Objects.requireNonNull(WhatIf.run(session, commands, () -> false), "nobody cancels");
        var owners =
                whatIf.of().in(result.before()).stream().map(each -> each.key()).toList();
        return result.diff().pods().stream()
                .filter(change -> change.daemonSet() && owners.contains(change.owner()))
                .filter(change -> outcome(change.outcome()).equals(whatIf.outcome()))
                .map(PodChange::node)
                .toList();
    }

    private static String outcome(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Lands _ -> "lands";
            case Outcome.Waits _ -> "waits";
            case Outcome.Leaves _ -> "leaves";
            case Outcome.LeavesLater _ -> "leaves-later";
            case Outcome.Repeats _ -> "repeats";
            case Outcome.Replaced _ -> "replaced";
            case Outcome.Restarted _ -> "restarted";
            case Outcome.Misscheduled(boolean now) -> now ? "misscheduled" : "";
        };
    }
}
