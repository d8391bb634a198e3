package dev.podfall.ui.whatif;

import dev.podfall.api.meta.ObjectKey;
import dev.podfall.cluster.Command;
import dev.podfall.cluster.EngineFailure;
import dev.podfall.cluster.Position;
import dev.podfall.cluster.Session;
import dev.podfall.explain.WhatIf;
import dev.podfall.kubectl.ConsoleLine;
import dev.podfall.kubectl.StagedLines;
import dev.podfall.ui.frame.Failures;
import dev.podfall.ui.frame.Hues;
import dev.podfall.ui.outlook.Outlook;
import dev.podfall.ui.outlook.Outlooks;
import dev.podfall.ui.text.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Works out what lines would do, off the screen's thread. A new question ends the work on the one before it. Between
 * questions about the same moment the session at that moment is kept, so that somebody who types does not wait until it
 * has been run again for every letter.
 */
final class Forecasts {
    private final Executor worker;
    private final Executor screen;
    private final Hues hues;
    /** How long an answer may take; longer ones are not given. */
    private final Duration patience;

    private final AtomicLong newest = new AtomicLong();
    private @Nullable Kept last;

    /**
     * @param session tells one session from another
     * @param fork of that session, which is the question's own
     * @param position of the step that is shown
     * @param at the time that is shown, at which somebody would act
     */
    record Question(
            long session,
            Session fork,
            Position position,
            Instant at,
            List<ConsoleLine> lines,
            @Nullable ObjectKey selected) {}

    /**
     * @param complaints one for every line, empty if there is none
     * @param result null if the session cannot be had again
     */
    record Forecast(List<String> complaints, WhatIf.@Nullable Result result, Outlook outlook, long millis) {
        /** There is no answer, and why. */
        static Forecast failed(Throwable why) {
            Object said = why instanceof EngineFailure stopped ? stopped.phrase() : why.toString();
            return new Forecast(
                    List.of(), null, new Outlook(List.of(), List.of(), List.of(Words.of("whatif.failed", said))), 0);
        }
    }

    /** The session at the moment that was asked about last: questions fork it, nothing runs in it. */
    private record Kept(long session, Position position, Session at) {}

    Forecasts(Executor worker, Executor screen, Hues hues) {
        this(worker, screen, hues, Duration.ofDays(1));
    }

    Forecasts(Executor worker, Executor screen, Hues hues, Duration patience) {
        this.patience = patience;
        this.worker = worker;
        this.screen = screen;
        this.hues = hues;
    }

    /** Returns at once. The receiver is called on the screen's thread, but not if something else is asked before. */
    void ask(Question question, Consumer<Forecast> receiver) {
        long number = newest.incrementAndGet();
        BooleanSupplier cancelled = () -> newest.get() != number;
        worker.execute(() -> {
            long end = System.nanoTime() + patience.toNanos();
            BooleanSupplier enough = () -> cancelled.getAsBoolean() || System.nanoTime() - end > 0;
            var forecast = cancelled.getAsBoolean() ? null : answerOrWhyNot(question, enough);
            if (forecast == null) {
                return;
            }
            screen.execute(() -> {
                if (!cancelled.getAsBoolean()) {
                    receiver.accept(forecast);
                }
            });
        });
    }

    /** What was found out, in the words of the moment. */
    Outlook outlook(WhatIf.Result result, @Nullable ObjectKey selected) {
        return Outlooks.of(result, hues, selected);
    }

    /** Ends what is worked on; nobody is told. */
    void cancel() {
        newest.incrementAndGet();
    }

    /** A fork may fail as any session may; whoever asked must hear of it. */
    private @Nullable Forecast answerOrWhyNot(Question question, BooleanSupplier cancelled) {
        try {
            return answer(question, cancelled);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError failed) {
            Failures.surface(failed);
            return Forecast.failed(failed);
        }
    }

    private @Nullable Forecast answer(Question question, BooleanSupplier cancelled) {
        long begun = System.nanoTime();
        Session session;
        try {
            session = session(question, cancelled);
            if (session != null && question.at().isAfter(session.now())) {
                session = session.fork();
                session.runUntil(question.at());
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException gone) {
            // Another session has come in the meantime; its moment is on its way and asks again.
            return new Forecast(List.of(), null, Outlook.NOTHING, 0);
        }
        if (session == null) {
            return null;
        }
        var complaints = new ArrayList<String>();
        var commands = new ArrayList<Command>();
        var rehearsal = session.rehearsal();
        for (var line : question.lines()) {
            var staged = StagedLines.of(List.of(line), rehearsal, Words.wording());
            commands.addAll(staged.commands());
            complaints.add(String.join("\n", staged.complaints()));
        }
        var result = WhatIf.run(session, commands, cancelled);
        if (result == null) {
            return null;
        }
        return new Forecast(
                complaints, result, outlook(result, question.selected()), (System.nanoTime() - begun) / 1_000_000);
    }

    private @Nullable Session session(Question question, BooleanSupplier cancelled) {
        var kept = last;
        if (kept != null
                && kept.session() == question.session()
                && kept.position().equals(question.position())) {
            return kept.at();
        }
        var session = question.position().equals(question.fork().position())
                ? question.fork()
                : question.fork().forkAt(question.position(), cancelled);
        last = session == null ? null : new Kept(question.session(), question.position(), session);
        return session;
    }
}
